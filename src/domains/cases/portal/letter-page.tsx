import { letterPdf, readLetter } from "#documents";
import { BackLink, DescriptionList, Heading, Link, LinkButton, Text } from "#kern";
import { localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { openForApplicant } from "../applicant-steps.ts";
import { caseRefOf } from "./case-page.tsx";
import { dateText } from "#platform/dates";
import { messages } from "./messages.ts";

/** The letter as a page: the same text as the PDF, for everybody who cannot or will not open one. */
export async function showLetter(request: PageRequest): Promise<Reply> {
  const open = await openForApplicant(request.ctx, caseRefOf(request));
  const { content, language } = await readLetter(request.ctx, {
    ownerId: open.row.id,
    key: open.key,
    letterId: request.params["letterId"] ?? "",
  });
  const text = messages(request.language);
  const base = request.href(`/vorgaenge/${open.row.id}`);
  return {
    page: {
      title: content.title,
      isPrivate: true,
      body: (
        <>
          <BackLink href={base}>{text.page.back}</BackLink>
          <article lang={language.split("-")[0]} class="sk-stack">
            <Heading
              level={1}
              preline={`${content.reference} · ${dateText(Temporal.PlainDate.from(content.date), language)}`}
            >
              {content.title}
            </Heading>
            {content.paragraphs.map((paragraph) => (
              <Text key={paragraph}>{paragraph}</Text>
            ))}
            {content.facts.length > 0 && (
              <DescriptionList rows={content.facts.map((row) => ({ key: row.label, value: row.value }))} />
            )}
            <Text small muted>
              <bdi lang="de">{content.norms.join(", ")}</bdi>
            </Text>
            {content.remedy && <Text>{content.remedy}</Text>}
          </article>
          <LinkButton href={`${base}/bescheid/${request.params["letterId"]}/pdf`} download>
            {text.case.pdf}
          </LinkButton>
          <Text>
            <Link href={request.href(`/zufriedenheit/${open.row.service_key}`)}>{text.case.rate}</Link>
          </Text>
        </>
      ),
    },
  };
}

export async function downloadLetter(request: PageRequest): Promise<Reply> {
  const open = await openForApplicant(request.ctx, caseRefOf(request));
  const file = await letterPdf(request.ctx, {
    ownerId: open.row.id,
    key: open.key,
    letterId: request.params["letterId"] ?? "",
  });
  return {
    file,
    type: "application/pdf",
    name: `${localized(open.version.service.title, "de")}-${open.row.reference}.pdf`,
  };
}
