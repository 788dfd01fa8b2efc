import { Card, Heading, Link, Stack, Text } from "#kern";
import { localized, localeOf } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import type { ServiceVersion } from "../services.ts";

/** Services below each other, each with its sentence; a heading each, so that screen readers jump from one to the next. */
export function ServiceList(props: {
  readonly services: readonly ServiceVersion[];
  readonly request: PageRequest;
  readonly headingLevel?: 2 | 3 | 4;
}): preact.JSX.Element {
  const { services, request, headingLevel = 3 } = props;
  return (
    <Stack>
      {services.map(({ service }) => (
        <Entry
          key={service.key}
          headingLevel={headingLevel}
          href={request.href(`/leistungen/${service.key}`)}
          title={localized(service.title, request.language)}
          text={localized(service.summary, request.language)}
        />
      ))}
    </Stack>
  );
}

/** One thing in a list of what can be opened: its name and a sentence. */
export function Entry(props: {
  readonly title: string;
  readonly href: string;
  readonly text: string;
  readonly headingLevel: 2 | 3 | 4;
}): preact.JSX.Element {
  return (
    <Stack space="small">
      <Heading level={props.headingLevel}>
        <Link href={props.href}>{props.title}</Link>
      </Heading>
      <Text>{props.text}</Text>
    </Stack>
  );
}

export function ServiceCard(props: {
  readonly version: ServiceVersion;
  readonly request: PageRequest;
  readonly headingLevel?: 2 | 3;
}): preact.JSX.Element {
  const { service } = props.version;
  return (
    <Card
      headingLevel={props.headingLevel ?? 3}
      title={localized(service.title, props.request.language)}
      href={props.request.href(`/leistungen/${service.key}`)}
    >
      <Text>{localized(service.summary, props.request.language)}</Text>
    </Card>
  );
}

/** By title, as a dictionary of the language sorts. */
export function byTitle(services: readonly ServiceVersion[], language: string): ServiceVersion[] {
  const { compare } = new Intl.Collator(localeOf(language));
  return services.toSorted((a, b) =>
    compare(localized(a.service.title, language), localized(b.service.title, language)),
  );
}
