import { formatCents } from "#forms";
import { BackLink, DescriptionList, Heading, Text } from "#kern";
import { localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { readOwnCase } from "../read-case.ts";
import { caseRefOf } from "./case-page.tsx";
import { momentText } from "#platform/dates";
import { Answers } from "./answers.tsx";
import { messages } from "./messages.ts";

/** The copy of the application to keep or print (OZG § 9a (4)). */
export async function showCopy(request: PageRequest): Promise<Reply> {
  const seen = await readOwnCase(request.ctx, caseRefOf(request));
  const { language } = request;
  const text = messages(language);
  return {
    page: {
      title: `${text.case.copy} – ${seen.row.reference}`,
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href(`/vorgaenge/${seen.row.id}`)}>{text.page.back}</BackLink>
          <Heading level={1} preline={localized(seen.service.title, language)}>
            {text.case.copy}
          </Heading>
          <Text>
            {text.case.reference} {seen.row.reference}, {momentText(seen.row.created_at, language)}
          </Text>
          <Answers sections={seen.sections} />
          {seen.row.fee_cents > 0 && (
            <DescriptionList
              rows={[{ key: text.check.fee, value: formatCents(seen.row.fee_cents, language) }]}
            />
          )}
        </>
      ),
    },
  };
}
