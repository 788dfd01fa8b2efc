import { Heading, Lead, LinkButton, ButtonGroup, Link, Stack, Text } from "#kern";
import { withLanguage } from "#platform/http/language";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { easyLanguage } from "../easy-language-texts.ts";
import { staticMessages } from "../messages-static.ts";
import { cityOf } from "../services.ts";
import { PhoneLink } from "./office-parts.tsx";

/** The start page in easy German (BITV 2.0 § 4). */
export async function showEasyLanguage(request: PageRequest): Promise<Reply> {
  const text = staticMessages(request.language).easy;
  const city = cityOf(request.ctx);
  const isGerman = request.language.startsWith("de");
  const hasEasyPortal = city.languages.some((each) => each.code === "de-leicht");
  const values = { city: city.name };
  const home = hasEasyPortal ? withLanguage("/", "de-leicht") : request.href("/leistungen");
  return {
    page: {
      title: text.title,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          {!isGerman && <Text muted>{text.intro}</Text>}
          <div lang="de-simple">
            <Stack space="large">
              <Lead>{fill(easyLanguage.lead, values)}</Lead>
              {easyLanguage.sections.map((section) => (
                <Stack key={section.title} space="small">
                  <Heading level={2}>{section.title}</Heading>
                  {section.lines.map((line) => (
                    <Text key={line}>{withPhone(line, city.contact.phone)}</Text>
                  ))}
                </Stack>
              ))}
              <Text>
                <Link href={request.href("/feedback?seite=/leichte-sprache")}>{easyLanguage.report}</Link>
              </Text>
            </Stack>
          </div>
          <ButtonGroup>
            <LinkButton kind="primary" href={home}>
              {hasEasyPortal ? text.whole : text.services}
            </LinkButton>
          </ButtonGroup>
        </>
      ),
    },
  };
}

function withPhone(line: string, phone: string): preact.ComponentChildren {
  const [before, after] = line.split("{phone}");
  if (after === undefined) return line;
  return (
    <>
      {before}
      <PhoneLink phone={phone} />
      {after}
    </>
  );
}
