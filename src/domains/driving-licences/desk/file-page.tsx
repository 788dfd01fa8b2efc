import {
  Alert,
  BackLink,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Table,
  TextInput,
} from "#kern";
import { dateText, momentText } from "#platform/dates";
import { notFound } from "#platform/errors";
import { fill } from "#platform/i18n";
import { isUuid } from "#platform/ids";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { issueReplacement } from "../issue-replacement.ts";
import { isOpen, type LossReport } from "../loss-report.ts";
import { messages } from "../messages.ts";
import { readLicenceFile } from "../read-register.ts";
import type { LicenceEntry } from "../register.ts";
import { restrictionText } from "../restriction-words.ts";

const PATH = "/desk/fuehrerscheine";

interface Told {
  readonly wrongNumber?: string;
  readonly done?: "issued" | "notReported";
}

export async function postFile(request: PageRequest): Promise<Reply> {
  return filePage(request, {});
}

/** Enters the new card and shows the file with it; a number that does not fit comes back. */
export async function postIssue(request: PageRequest): Promise<Reply> {
  const typed = field(request.body, "documentNumber").slice(0, 40);
  const documentNumber = typed.toUpperCase().replace(/\s/g, "");
  if (!/^[A-Z0-9]{11}$/.test(documentNumber)) return filePage(request, { wrongNumber: typed });
  const { personId } = posted(request);
  const issued = await issueReplacement(request.ctx, { personId, documentNumber });
  if (issued.ok) return filePage(request, { done: "issued" });
  return filePage(request, issued.reason === "wrong-card" ? { wrongNumber: typed } : { done: "notReported" });
}

/** Who and what for come from the search's result; without them there is nothing to show. */
function posted(request: PageRequest): { readonly personId: string; readonly purpose: string } {
  const personId = field(request.body, "personId");
  const purpose = field(request.body, "purpose").trim().slice(0, 200);
  if (!isUuid(personId) || purpose.length < 3) throw notFound();
  return { personId, purpose };
}

async function filePage(request: PageRequest, told: Told): Promise<Reply> {
  const { language } = request;
  const text = messages(language).desk;
  const asked = posted(request);
  const { entries, report } = await readLicenceFile(request.ctx, asked);
  const [newest] = entries;
  const name = newest ? `${newest.givenName} ${newest.familyName}` : undefined;
  const title = name === undefined ? text.noFile : fill(text.file, { name });
  const error = told.wrongNumber === undefined ? undefined : text.newNumberWrong;
  return {
    status: error ? 422 : 200,
    page: {
      title,
      section: PATH,
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href(PATH)}>{text.back}</BackLink>
          {error && <ErrorSummary errors={[{ field: "documentNumber", message: error }]} />}
          <Heading level={1}>{title}</Heading>
          {told.done && (
            <Alert
              tone={told.done === "issued" ? "success" : "warning"}
              title={text[told.done]}
              live="status"
            />
          )}
          {newest && (
            <DescriptionList
              rows={[
                { key: text.born, value: dateText(newest.birthDate, language) },
                ...reportRows(request, report),
              ]}
            />
          )}
          {report && isOpen(report.state) && (
            <Form action={request.href(`${PATH}/ersatz`)} csrf={request.csrf} hidden={{ ...asked }}>
              <TextInput
                name="documentNumber"
                label={text.newNumber}
                hint={text.newNumberHint}
                value={told.wrongNumber ?? ""}
                error={error}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                maxLength={20}
              />
              <ButtonGroup>
                <Button>{text.issue}</Button>
              </ButtonGroup>
            </Form>
          )}
          {newest && <History request={request} entries={entries} />}
        </>
      ),
    },
  };
}

function reportRows(
  { language }: PageRequest,
  report: LossReport | undefined,
): { key: string; value: string }[] {
  if (!report) return [];
  const text = messages(language).desk;
  const since = fill(text.from, { from: dateText(report.missingSince, language) });
  const value = `${text.kinds[report.kind]} ${since} (${report.documentNumber}): ${text.reportStates[report.state]}`;
  return [{ key: text.report, value }];
}

function History({
  request,
  entries,
}: {
  readonly request: PageRequest;
  readonly entries: readonly LicenceEntry[];
}): preact.JSX.Element {
  const { language } = request;
  const text = messages(language).desk;
  const period = (from: string, until: string | undefined): string =>
    until === undefined ? fill(text.from, { from }) : fill(text.fromUntil, { from, until });
  return (
    <Table
      caption={text.history}
      rows={entries}
      rowKey={(entry) => `${entry.validFrom.toString()} ${entry.knownFrom.toString()}`}
      columns={[
        {
          header: text.true,
          rowHeader: true,
          cell: ({ validFrom, validUntil }) =>
            period(dateText(validFrom, language), validUntil && dateText(validUntil, language)),
        },
        { header: text.card, cell: ({ documentNumber }) => documentNumber },
        { header: text.entitlement, cell: ({ entitlement }) => text.entitlements[entitlement] },
        { header: text.classes, cell: (entry) => classesText(entry, language) },
        {
          header: text.known,
          cell: ({ knownFrom, knownUntil }) =>
            period(momentText(knownFrom, language), knownUntil && momentText(knownUntil, language)),
        },
      ]}
    />
  );
}

function classesText({ drivingPrivileges }: LicenceEntry, language: string): string {
  return drivingPrivileges
    .map(({ vehicleCategoryCode, codes }) => {
      const limits = restrictionText(codes, language);
      return limits === undefined ? vehicleCategoryCode : `${vehicleCategoryCode}: ${limits}`;
    })
    .join(", ");
}
