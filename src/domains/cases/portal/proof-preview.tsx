import type { VNode } from "preact";
import type { PageStep } from "#forms";
import { DescriptionList, Link, Panel, Text } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { applicantOf } from "../draft-access.ts";
import { extractFor } from "../facts.ts";
import { stepHref, type DraftRequest } from "./draft-request.ts";
import { messages } from "./messages.ts";

/**
 * For proofs that can be retrieved: a link to look at the register's extract, and the extract when it was asked for
 * (EGovG § 5 (5)). The register is read only when the applicant wants to see it.
 */
export async function proofPreview(
  request: PageRequest,
  read: DraftRequest,
  step: PageStep,
): Promise<ReadonlyMap<string, VNode>> {
  const previews = new Map<string, VNode>();
  const text = messages(request.language).proof;
  const { service } = read.draft.version;
  for (const { field } of step.fields) {
    if (field.type !== "proof" || !field.register || !field.sources.includes("retrieve")) continue;
    if (request.query["vorschau"] !== field.key) {
      const href = request.href(`${stepHref(read.base, step.id)}?vorschau=${field.key}`);
      previews.set(field.key, <Link href={href}>{text.preview}</Link>);
      continue;
    }
    const extract = await extractFor(
      request.ctx,
      service,
      applicantOf(request.ctx, read.draft.content),
      field.register,
    );
    previews.set(
      field.key,
      extract ? (
        <Panel label={fill(text.previewTitle, { register: localized(extract.register, request.language) })}>
          <Text>{fill(text.previewTitle, { register: localized(extract.register, request.language) })}</Text>
          <DescriptionList
            rows={extract.rows.map((row) => ({
              key: localized(row.label, request.language),
              value: row.value,
            }))}
          />
        </Panel>
      ) : (
        <Text>{text.previewNone}</Text>
      ),
    );
  }
  return previews;
}
