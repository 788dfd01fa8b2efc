/** A German postal address as answered. */
export type Address = {
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
};

/** A file as the engine knows it: an opaque id of the files domain and the name shown. */
export type FileAnswer = { readonly id: string; readonly name: string };

/** How a proof is given: retrieved by the authority from a register, or uploaded (§ 5 EGovG). */
export type ProofAnswer =
  | { readonly source: "retrieve" }
  | { readonly source: "upload"; readonly files: readonly FileAnswer[] };

/** The value of each field type, JSON throughout so that drafts and hand-overs can store it. */
export type ValueOf = {
  text: string;
  "long-text": string;
  email: string;
  phone: string;
  number: number;
  /** Cents. */
  money: number;
  /** `2026-03-31` */
  date: string;
  /** `1950`, `1950-03` or `1950-03-12` */
  "partial-date": string;
  "yes-no": boolean;
  choice: string;
  choices: readonly string[];
  address: Address;
  /** `J-AB 123`, `J-AB 123E`, `J-AB 12H` */
  plate: string;
  /** Without spaces. */
  iban: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  file: readonly FileAnswer[];
  proof: ProofAnswer;
  declaration: true;
};

export type AnswerValue = ValueOf[keyof ValueOf];
/** `null` says: asked and left blank. A key that is missing was never asked. */
export type Item = { readonly [key: string]: AnswerValue | null };
export type Answers = { readonly [key: string]: AnswerValue | null | readonly Item[] };

/** `plate`, or `children.0.birthDate` within a repeated page. */
export type AnswerPath = string;

/** What the case knows besides the answers: JSON or `Temporal.PlainDate`. Strings like `2026-03-31` count as dates. */
export type Facts = { readonly [name: string]: unknown };

/** The body of a form as posted. */
export type RawBody = { readonly [input: string]: string | readonly string[] | undefined };
