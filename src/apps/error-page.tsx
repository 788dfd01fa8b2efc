import { Heading, Lead, LinkButton, Text } from "#kern";
import type { DomainError } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import type { Page, PageRequest } from "#platform/http/route";
import { messages } from "./messages.ts";

/** The page for whatever could not go on: what happened, what to do, and a number for the fault that is ours. */
export function errorPage(error: DomainError, request: PageRequest, requestId: string): Page {
  const all = messages(request.language);
  const text = all.error[error.code];
  return {
    title: text.title,
    isPrivate: true,
    body: (
      <>
        <Heading level={1}>{text.title}</Heading>
        <Lead>{error.details.text ? localized(error.details.text, request.language) : text.text}</Lead>
        {error.status >= 500 && (
          <Text small muted>
            {fill(all.errorNumber, { id: requestId })}
          </Text>
        )}
        <LinkButton href={request.href(request.area === "portal" ? "/" : `/${request.area}`)}>
          {all.home}
        </LinkButton>
      </>
    ),
  };
}
