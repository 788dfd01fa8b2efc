import { cityOf, type City } from "#catalogue";
import { Alert, Button, Form, Link, renderPage, type Assets, type LinkItem } from "#kern";
import type { System } from "#platform/context";
import { languagesOf } from "./languages.ts";
import { navigationOf } from "./navigation.ts";
import { withLanguage } from "#platform/http/language";
import type { Page, PageRequest } from "#platform/http/route";
import { messages } from "./messages.ts";

/** Puts a page into the city's frame: header, navigation by area, languages, footer, and the demo's bar. */
export function makeShell(system: System, assets: Assets, demoLinks: readonly LinkItem[]) {
  return (page: Page, request: PageRequest): string => {
    const city = cityOf({ system });
    const text = messages(request.language);
    const { area, language, href } = request;
    const isPortal = area === "portal";
    const navigation = navigationOf(request, page.section);
    const own = ownAreaOf(request, navigation);
    return renderPage({
      language,
      title: page.title,
      stylesheet: assets.stylesheet,
      themeColors: assets.themeColors,
      city: { name: city.name, officialName: city.officialName },
      area: area === "api" ? "portal" : area,
      homeHref: isPortal ? href("/") : (own?.href ?? href(`/${area}`)),
      serviceName: own?.label,
      hasErrors: page.hasErrors,
      scripts: (page.islands ?? []).map((name) => assets.islands[name]),
      noIndex: page.isPrivate === true || !isPortal,
      width: page.isWide || !isPortal ? "wide" : "reading",
      navigation,
      isForm: page.isForm === true && isPortal,
      languages: isPortal
        ? languagesOf(city).map((each) => ({
            language: each.code,
            label: each.name,
            href: withLanguage(request.path, each.code),
          }))
        : [],
      account: <Account request={request} />,
      ...(system.config.mode === "demo" ? { demo: { links: demoLinks } } : {}),
      footer: {
        accessibility: href("/barrierefreiheit"),
        easyLanguage: "/leichte-sprache",
        signLanguage: href("/gebaerdensprache"),
        contact: href("/kontakt"),
        privacy: href("/datenschutz"),
        imprint: href("/impressum"),
        more: [{ href: href("/digitale-stadt"), label: text.digitalCity }],
      },
      children: (
        <>
          {isPortal && isUnchecked(city, language) && <Alert title={text.unchecked} />}
          {page.body}
        </>
      ),
    });
  };
}

/** A translation that nobody has checked says so on every page. */
function isUnchecked(city: City, language: string): boolean {
  return city.languages.some((each) => each.code === language && each.isUnchecked);
}

/** Staff who do no casework, as wardens, have their own first page for a home, and its name in the header. */
function ownAreaOf({ area, ctx }: PageRequest, navigation: readonly LinkItem[]): LinkItem | undefined {
  const { actor } = ctx;
  const isOther =
    area === "desk" &&
    actor.kind === "staff" &&
    !actor.roles.some((role) => role === "caseworker" || role === "lead");
  return isOther ? navigation[0] : undefined;
}

function Account({ request }: { readonly request: PageRequest }): preact.JSX.Element {
  const text = messages(request.language);
  const { actor } = request.ctx;
  const base = request.area === "portal" ? "" : "/desk";
  if (actor.kind !== "resident" && actor.kind !== "staff")
    return <Link href={request.href(`${base}/anmelden`)}>{text.signIn}</Link>;
  return (
    <>
      {actor.kind === "resident" ? (
        <Link href={request.href("/konto")}>{actor.name}</Link>
      ) : (
        <span>{actor.name}</span>
      )}
      <Form action={request.href(`${base}/abmelden`)} csrf={request.csrf} inline>
        <Button kind="tertiary" small>
          {text.signOut}
        </Button>
      </Form>
    </>
  );
}
