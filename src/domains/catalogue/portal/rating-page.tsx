import { errorOf, Radios, TextArea } from "#kern";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { LONGEST_COMMENT, rateService } from "#usage";
import { messages } from "../messages.ts";
import { getService } from "../services.ts";
import { askPage, thanksPage } from "./ask-page.tsx";

const STARS = [5, 4, 3, 2, 1] as const;

interface Given {
  readonly stars: string;
  readonly comment: string;
}

/** Asks how it was, after an application was sent: without a name and without the case. */
export async function showRating(request: PageRequest): Promise<Reply> {
  return ratingPage(request, { stars: "", comment: "" }, []);
}

export async function postRating(request: PageRequest): Promise<Reply> {
  const { service } = getService(request.ctx, request.params["service"] ?? "");
  const given = {
    stars: field(request.body, "stars"),
    comment: field(request.body, "comment").replaceAll("\r\n", "\n").trim(),
  };
  const text = messages(request.language).rating;
  const errors = [
    ...(/^[1-5]$/.test(given.stars) ? [] : [{ field: "stars", message: text.starsMissing }]),
    ...(given.comment.length > LONGEST_COMMENT
      ? [{ field: "comment", message: fill(text.commentLong, { n: LONGEST_COMMENT }) }]
      : []),
  ];
  if (errors.length > 0) return ratingPage(request, given, errors);
  await rateService(request.ctx, {
    service: service.key,
    stars: Number(given.stars),
    comment: given.comment,
  });
  return { redirect: `/zufriedenheit/${service.key}/danke` };
}

export async function showRatingThanks(request: PageRequest): Promise<Reply> {
  return thanksPage(request, messages(request.language).rating);
}

function ratingPage(
  request: PageRequest,
  given: Given,
  errors: readonly { field: string; message: string }[],
): Reply {
  const { service } = getService(request.ctx, request.params["service"] ?? "");
  const text = messages(request.language).rating;
  return askPage(request, {
    title: text.title,
    lead: fill(text.lead, { service: localized(service.title, request.language) }),
    send: text.send,
    action: `/zufriedenheit/${service.key}`,
    errors,
    children: (
      <>
        <Radios
          name="stars"
          label={text.stars}
          value={given.stars}
          error={errorOf(errors, "stars")}
          options={STARS.map((stars) => ({ value: String(stars), label: text.star[`s${stars}`] }))}
        />
        <TextArea
          name="comment"
          label={text.comment}
          hint={fill(text.commentHint, { n: LONGEST_COMMENT })}
          value={given.comment}
          error={errorOf(errors, "comment")}
          rows={4}
          optional
        />
      </>
    ),
  });
}
