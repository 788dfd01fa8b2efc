import { qrCodeSvg } from "#documents";
import { BackLink, Button, ButtonGroup, CodeImage, Form, Heading, Lead, Reference, Text } from "#kern";
import { CITY_TIME_ZONE } from "#platform/clock";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { makeCheckCode } from "../check-code.ts";
import { messages } from "../messages.ts";

/**
 * Makes a code and shows it in the same answer: it is stored as a hash alone, so no address could show it again. Opened
 * once more, the page makes the next one.
 */
export async function showCode(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const made = await makeCheckCode(ctx, {});
  if (!made.ok) return { redirect: "/mein-fuehrerschein" };
  const text = messages(language).code;
  const end = made.expiresAt.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainTime();
  const address = `${ctx.system.publicUrl}/pruefen`;
  return {
    page: {
      title: text.title,
      section: "/mein-fuehrerschein",
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href("/mein-fuehrerschein")}>{text.back}</BackLink>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <CodeImage svg={qrCodeSvg(`${address}/${made.code}`)} alt={text.alt} />
          <Text>
            <strong>{fill(text.until, { time: end.toString({ smallestUnit: "second" }) })}</strong>
          </Text>
          <Reference label={fill(text.typed, { address })} value={made.code} />
          <Text>{text.sees}</Text>
          <Text>{messages(language).own.notOfficial}</Text>
          <Form action={request.href("/mein-fuehrerschein/code")} csrf={request.csrf}>
            <ButtonGroup>
              <Button>{text.again}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}
