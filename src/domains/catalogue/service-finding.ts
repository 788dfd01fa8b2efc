/** Something wrong or weak in a definition, in the manner of FIM's quality catalogue, with the place in the file. */
export interface ServiceFinding {
  readonly severity: "error" | "warning" | "hint";
  readonly code: string;
  readonly path: readonly PropertyKey[];
  /** What is wrong and what to do. */
  readonly message: { readonly de: string; readonly en: string };
}

export interface FindingList {
  readonly all: ServiceFinding[];
  error(code: string, path: readonly PropertyKey[], de: string, en: string): void;
  warning(code: string, path: readonly PropertyKey[], de: string, en: string): void;
  hint(code: string, path: readonly PropertyKey[], de: string, en: string): void;
}

export function findingList(): FindingList {
  const all: ServiceFinding[] = [];
  const add =
    (severity: ServiceFinding["severity"]) =>
    (code: string, path: readonly PropertyKey[], de: string, en: string): void =>
      void all.push({ severity, code, path, message: { de, en } });
  return { all, error: add("error"), warning: add("warning"), hint: add("hint") };
}
