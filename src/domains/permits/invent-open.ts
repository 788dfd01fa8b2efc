import { seededRandom } from "#residents";
import {
  applicationOf,
  atDaytime,
  eligible,
  type Holder,
  type InventedApplication,
  type Inventing,
} from "./invent-history.ts";

/** Why an application needs a person, each told by the answers themselves. */
const KINDS = [
  "without-account",
  "private-space",
  "others-vehicle",
  "counter",
  "wrong-address",
  "outside-plate",
  "too-early",
] as const;
type Kind = (typeof KINDS)[number];

const OLDEST_DAYS = 38;

/**
 * Applications that no machine may decide, of mixed age: the open cases of the demo city. They are written as
 * submitted; the checks send them to the caseworkers.
 * @param isHolder people who have a permit already, who alone can extend
 */
export function inventOpenApplications(
  inventing: Inventing,
  count: number,
  isHolder: ReadonlySet<string>,
): InventedApplication[] {
  const random = seededRandom(inventing.seed + 1);
  const all = eligible(inventing);
  const [with_, without] = [
    all.filter((holder) => isHolder.has(holder.resident.id)),
    all.filter((holder) => !isHolder.has(holder.resident.id)),
  ];
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? "counter";
    const from = kind === "too-early" ? with_ : without;
    // In steps, so that hardly anybody applies twice.
    const holder = from[(index * 7 + 3) % Math.max(1, from.length)];
    if (!holder) return undefined;
    // Most are fresh, some are overdue.
    const age = Math.floor(OLDEST_DAYS * random.next() ** 2.2);
    const createdAt = atDaytime(random, inventing.today.subtract({ days: age }), inventing.now);
    const startDate = inventing.today.subtract({ days: age }).add({ days: random.between(0, 10) });
    const application = applicationOf(random, inventing, holder, {
      purpose: kind === "too-early" ? "extend" : "new",
      createdAt,
      startDate,
    });
    return changed(kind, application, holder);
  })
    .filter((application) => application !== undefined)
    .toSorted((a, b) => Temporal.Instant.compare(a.createdAt, b.createdAt));
}

function changed(kind: Kind, application: InventedApplication, { resident }: Holder): InventedApplication {
  const { answers, facts } = application;
  const withAnswers = (more: InventedApplication["answers"]): InventedApplication => ({
    ...application,
    answers: { ...answers, ...more },
  });
  switch (kind) {
    case "without-account":
      return {
        ...application,
        channel: "online",
        personId: undefined,
        facts: { ...facts, inRegister: false, hasAccount: false },
        answers: {
          ...answers,
          givenNames: resident.givenNames,
          familyName: resident.familyName,
          birthDate: resident.birthDate.toString(),
        },
      };
    case "counter":
      return {
        ...application,
        channel: "counter",
        facts: { ...facts, hasAccount: false, enteredByStaff: true },
        answers: {
          ...answers,
          vehicleUse: "other",
          keeperName: "Firma Beispiel GmbH",
          consentWay: "upload",
          vehicleProof: null,
        },
      };
    case "private-space":
      return withAnswers({ hasPrivateSpace: true });
    case "others-vehicle":
      return withAnswers({
        vehicleUse: "other",
        keeperName: "Erika Beispiel",
        consentWay: "upload",
        vehicleProof: null,
      });
    case "wrong-address":
      return withAnswers({
        home: {
          street: "Erfundene Gasse",
          houseNumber: "1",
          postalCode: addressCode(answers["home"]),
          city: "Musterort",
        },
      });
    case "outside-plate":
      return withAnswers({ plate: "EF-ST 123" });
    case "too-early":
      return application;
  }
}

function addressCode(home: InventedApplication["answers"][string] | undefined): string {
  return typeof home === "object" &&
    home !== null &&
    "postalCode" in home &&
    typeof home.postalCode === "string"
    ? home.postalCode
    : "00000";
}
