import type { Service } from "./schema.ts";
import { findingList, type FindingList, type ServiceFinding } from "./service-finding.ts";

/** An objection may be filed for a month after a decision (§ 70 (1) VwGO), for a year where its notice was wrong (§ 58 (2) VwGO). */
const OBJECTION = "P1M";
const OBJECTION_LONGEST = "P1Y";
const ANY_DATE = Temporal.PlainDate.from("2023-01-31");

/** Findings about decision, retention, proofs, money and who identifies how. */
export function lintProcess(service: Service): ServiceFinding[] {
  const list = findingList();
  lintConditions(service, list);
  lintRetention(service, list);
  lintProofs(service, list);
  lintMoney(service, list);
  lintRefusals(service, list);
  if (service.process.automatic && !service.procedure) {
    list.error(
      "automatic-without-procedure",
      ["process", "automatic"],
      "Ohne „procedure“ gibt es keine Prüfungen, also darf nichts automatisch entschieden werden.",
      "Without a “procedure” there are no checks, so nothing may be decided automatically.",
    );
  }
  return list.all;
}

/** Names of conditions that the process and the identification use; for the flow alone they look unused. */
export function conditionsOutsideFlow(
  service: Service,
): { readonly name: string; readonly path: readonly PropertyKey[] }[] {
  const { cosignature, automatic } = service.process;
  return [
    ...(cosignature ? [{ name: cosignature.when, path: ["process", "cosignature", "when"] }] : []),
    ...(automatic?.when === undefined
      ? []
      : [{ name: automatic.when, path: ["process", "automatic", "when"] }]),
    ...service.identification.exceptions.map(({ when }, index) => ({
      name: when,
      path: ["identification", "exceptions", index, "when"],
    })),
  ];
}

function lintConditions(service: Service, { error }: FindingList): void {
  for (const { name, path } of conditionsOutsideFlow(service)) {
    if (name in service.flow.conditions) continue;
    error(
      "condition-unknown",
      path,
      `Die Bedingung „${name}“ gibt es nicht. Ergänzen Sie sie unter „flow.conditions“ oder berichtigen Sie den Namen.`,
      `There is no condition “${name}”. Add it under “flow.conditions” or correct the name.`,
    );
  }
}

function lintRetention({ retention, flow }: Service, { error, warning }: FindingList): void {
  for (const end of ["granted", "refused", "withdrawn", "lapsed"] as const) {
    if (retention.some((rule) => rule.on === end)) continue;
    error(
      "retention-missing",
      ["retention"],
      `Für das Ende „${end}“ fehlt die Aufbewahrung. Ergänzen Sie unter „retention“ Frist und Grund.`,
      `Retention is missing for the end “${end}”. Add period and reason under “retention”.`,
    );
  }
  retention.forEach((rule, index) => {
    if (rule.on === "withdrawn" || rule.on === "lapsed") return;
    const path = ["retention", index, "keep"];
    if (isShorter(rule.keep, OBJECTION)) {
      error(
        "retention-too-short",
        path,
        "Die Frist ist kürzer als die Widerspruchsfrist von einem Monat (§ 70 VwGO): Der Vorgang wäre weg, bevor über ihn gestritten werden kann.",
        "The period is shorter than the month for objections (§ 70 VwGO): the case would be gone before it can be disputed.",
      );
    } else if (rule.on === "refused" && isShorter(rule.keep, OBJECTION_LONGEST)) {
      warning(
        "retention-short",
        path,
        "Nach einer Ablehnung sind bei fehlerhafter Rechtsbehelfsbelehrung ein Jahr lang Widersprüche möglich (§ 58 Abs. 2 VwGO).",
        "After a refusal, objections are possible for a year where the notice on remedies was wrong (§ 58 (2) VwGO).",
      );
    }
  });
  const isSensitive = [...flow.pages.flatMap((page) => page.fields), ...flow.proofs].some(
    (each) => each.sensitive === true,
  );
  if (isSensitive && retention.length === 0) {
    error(
      "sensitive-without-retention",
      ["retention"],
      "Es wird nach schützenswerten Angaben gefragt, aber nicht gesagt, wann sie gelöscht werden.",
      "Sensitive answers are asked for, but it does not say when they are deleted.",
    );
  }
}

function lintProofs({ flow }: Service, { warning }: FindingList): void {
  const missing = (key: string, path: readonly PropertyKey[]): void =>
    warning(
      "proof-without-legal-base",
      path,
      `Der Nachweis „${key}“ nennt keine Norm, die ihn verlangt. Ergänzen Sie „legalBasis“, oder verzichten Sie auf ihn.`,
      `The proof “${key}” names no norm that demands it. Add “legalBasis”, or do without it.`,
    );
  flow.proofs.forEach((proof, index) => {
    if (!proof.legalBasis) missing(proof.key, ["flow", "proofs", index]);
  });
  flow.pages.forEach((page, pageIndex) => {
    page.fields.forEach((field, index) => {
      if (field.type === "proof" && !field.legalBasis)
        missing(field.key, ["flow", "pages", pageIndex, "fields", index]);
    });
  });
}

function lintMoney({ flow, process, costs }: Service, { error, warning }: FindingList): void {
  if (flow.fee.length > 0 && !process.payment) {
    error(
      "payment-missing",
      ["process"],
      "Es gibt eine Gebühr, aber „process.payment“ sagt nicht, wann gezahlt wird.",
      "There is a fee, but “process.payment” does not say when it is paid.",
    );
  }
  if (flow.fee.length > 0 && costs.length === 0) {
    error(
      "costs-missing",
      [],
      "Es wird eine Gebühr erhoben, aber unter „costs“ steht nichts: Die Seite der Leistung würde „kostet nichts“ sagen.",
      "A fee is charged, but “costs” is empty: the page of the service would say that it is free.",
    );
  }
  flow.fee.forEach(({ amountCents }, index) => {
    if (
      typeof amountCents !== "number" ||
      costs.length === 0 ||
      costs.some((cost) => cost.amountCents === amountCents)
    )
      return;
    warning(
      "cost-not-shown",
      ["flow", "fee", index],
      `Der Betrag von ${amountCents} Cent steht nicht unter „costs“: Wer die Seite liest, erfährt ihn erst am Ende.`,
      `The amount of ${amountCents} cents is not under “costs”: readers of the page would learn it only at the end.`,
    );
  });
}

function lintRefusals({ refusals }: Service, { error, warning }: FindingList): void {
  const seen = new Set<string>();
  refusals.forEach(({ key }, index) => {
    if (seen.has(key))
      error(
        "refusal-duplicate",
        ["refusals", index, "key"],
        `Den Ablehnungsgrund „${key}“ gibt es zweimal.`,
        `The ground for refusal “${key}” is there twice.`,
      );
    seen.add(key);
  });
  if (refusals.length === 0) {
    warning(
      "refusals-missing",
      [],
      "Es gibt keine Ablehnungsgründe. Ohne sie kann niemand mit Begründung ablehnen (§ 39 VwVfG).",
      "There are no grounds for refusal. Without them nobody can refuse with reasons (§ 39 VwVfG).",
    );
  }
}

function isShorter(period: string, than: string): boolean {
  return Temporal.PlainDate.compare(ANY_DATE.add(period), ANY_DATE.add(than)) < 0;
}
