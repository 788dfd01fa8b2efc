import { Alert, Button, ButtonGroup, Form, Heading, Link, LinkButton, Text, type AlertTone } from "#kern";
import { dateText } from "#platform/dates";
import { fill } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { afterStep, isOpen, type LossReport, type ReportState } from "../loss-report.ts";
import { messages } from "../messages.ts";
import type { OwnLicence } from "../own-licence.ts";

const TONES: Readonly<Record<ReportState, AlertTone>> = {
  reported: "warning",
  "replacement-requested": "warning",
  replaced: "info",
  found: "success",
  "surrender-due": "danger",
};

/** What is the matter with the card, and the next step. */
export function LossSection({
  request,
  own: { report, licence },
}: {
  readonly request: PageRequest;
  readonly own: OwnLicence;
}): preact.JSX.Element {
  const text = messages(request.language).loss;
  const said = [text.notPossible, text.already, text.notEntitled];
  const hint = said[["geaendert", "gemeldet", "nicht"].indexOf(request.query["hinweis"] ?? "")];
  return (
    <>
      <Heading level={2}>{text.section}</Heading>
      {hint && <Alert tone="warning" title={hint} live="status" />}
      {report && <Report request={request} report={report} isEntitled={licence.entitlement !== "ended"} />}
      {!(report && isOpen(report.state)) && (
        <Text>
          <Link href={request.href("/mein-fuehrerschein/verlust")}>{text.report}</Link>
        </Text>
      )}
    </>
  );
}

function Report(props: {
  readonly request: PageRequest;
  readonly report: LossReport;
  readonly isEntitled: boolean;
}): preact.JSX.Element {
  const { request, report, isEntitled } = props;
  const { language } = request;
  const text = messages(language).loss;
  const mayRequest = isEntitled && afterStep(report.state, "request-replacement") !== undefined;
  return (
    <>
      <Alert tone={TONES[report.state]} title={text.state[report.state]} headingLevel={3}>
        <Text>{explanation(report, language)}</Text>
      </Alert>
      {report.state === "replacement-requested" && (
        <LinkButton href={request.href("/termine")}>{text.appointment}</LinkButton>
      )}
      {mayRequest && (
        <Form action={request.href("/mein-fuehrerschein/ersatz")} csrf={request.csrf}>
          <Text>{text.replaceText}</Text>
          <ButtonGroup>
            <Button kind="secondary">{text.replace}</Button>
          </ButtonGroup>
        </Form>
      )}
      {afterStep(report.state, "find") && (
        <Form action={request.href("/mein-fuehrerschein/gefunden")} csrf={request.csrf}>
          <ButtonGroup>
            <Button kind="tertiary">{report.state === "replaced" ? text.foundOld : text.found}</Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}

function explanation(report: LossReport, language: string): string {
  const text = messages(language).loss;
  const since = fill(text.since, { date: dateText(report.missingSince, language) });
  switch (report.state) {
    case "reported":
      return report.kind === "stolen" ? `${since}. ${text.stolenHint}` : `${since}.`;
    case "replacement-requested":
      return `${text.appointmentText}${report.kind === "stolen" ? ` ${text.stolenHint}` : ""}`;
    case "replaced":
      return text.replacedText;
    case "found":
      return text.foundText;
    case "surrender-due":
      return text.surrenderText;
  }
}
