import type { Person, Relative, Residence } from "../register.ts";

/** Somebody who belongs to the person; whoever has a block (BMG §§ 51, 52) is not here. */
export interface RelativeRecord {
  readonly kind: Relative["kind"];
  readonly person: Person;
  readonly residences: readonly Residence[];
}

/** What the register holds for one person's certificate, of today. */
export interface CertificateSource {
  readonly person: Person;
  readonly residences: readonly Residence[];
  /** Ended ones in this city, newest first. */
  readonly formerResidences: readonly Residence[];
  /** Family names that they had before. */
  readonly formerNames: readonly string[];
  readonly relatives: readonly RelativeRecord[];
  readonly today: Temporal.PlainDate;
}
