import { Card, Link, List, Text } from "#kern";
import { localized } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { localeOf } from "../locale.ts";
import type { ServiceVersion } from "../services.ts";

/** Services below each other, each with its sentence. */
export function ServiceList(props: { readonly services: readonly ServiceVersion[]; readonly request: PageRequest }): preact.JSX.Element {
  const { services, request } = props;
  return (
    <List
      kind="plain"
      items={services.map(({ service }) => (
        <>
          <Link href={request.href(`/leistungen/${service.key}`)}>
            <strong>{localized(service.title, request.language)}</strong>
          </Link>
          <Text>{localized(service.summary, request.language)}</Text>
        </>
      ))}
    />
  );
}

export function ServiceCard(props: { readonly version: ServiceVersion; readonly request: PageRequest; readonly headingLevel?: 2 | 3 }): preact.JSX.Element {
  const { service } = props.version;
  return (
    <Card headingLevel={props.headingLevel ?? 3} title={localized(service.title, props.request.language)} href={props.request.href(`/leistungen/${service.key}`)}>
      <Text>{localized(service.summary, props.request.language)}</Text>
    </Card>
  );
}

/** By title, as a dictionary of the language sorts. */
export function byTitle(services: readonly ServiceVersion[], language: string): ServiceVersion[] {
  const { compare } = new Intl.Collator(localeOf(language));
  return services.toSorted((a, b) => compare(localized(a.service.title, language), localized(b.service.title, language)));
}
