/** One thing that is wrong in a city's folder, where it is, and what to do about it. */
export interface CityFinding {
  readonly file: string;
  readonly line: number;
  readonly severity: "error" | "warning" | "hint";
  readonly code: string;
  /** A sentence in German; English beside it. */
  readonly message: { readonly de: string; readonly en: string };
}

export function describeFinding(finding: CityFinding): string {
  return `${finding.file}:${finding.line}: ${finding.severity} ${finding.code}: ${finding.message.de}`;
}
