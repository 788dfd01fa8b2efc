import type { PageRequest, Reply } from "#platform/http/route";
import { withLanguage } from "#platform/http/language";
import { serviceJsonSchema, type City } from "../schema.ts";
import { cityOf, listServices } from "../services.ts";

const STATIC = [
  "/",
  "/leistungen",
  "/stellen",
  "/digitale-stadt",
  "/leichte-sprache",
  "/gebaerdensprache",
  "/barrierefreiheit",
  "/kontakt",
  "/datenschutz",
  "/impressum",
];
const CONTACT_DAYS = 180;

/** Every public page in every language, for search engines (sitemaps.org). */
export async function sendSitemap({ ctx }: PageRequest): Promise<Reply> {
  const city = cityOf(ctx);
  const paths = [
    ...STATIC,
    ...city.lifeSituations.map((each) => `/lebenslagen/${each.key}`),
    ...listServices(ctx).map(({ service }) => `/leistungen/${service.key}`),
    ...city.offices.map((office) => `/stellen/${office.key}`),
  ];
  return {
    file: sitemap(ctx.system.publicUrl, paths, city.languages),
    type: "application/xml; charset=utf-8",
    isPublic: true,
  };
}

export function sitemap(publicUrl: string, paths: readonly string[], languages: City["languages"]): string {
  const address = (path: string, language: string): string =>
    escapeXml(publicUrl + withLanguage(path, language));
  const entries = paths.flatMap((path) => {
    const links = languages.map(
      ({ code }) =>
        `<xhtml:link rel="alternate" hreflang="${code === "de-leicht" ? "de-simple" : escapeXml(code)}" href="${address(path, code)}"/>`,
    );
    return languages.map(({ code }) => `<url><loc>${address(path, code)}</loc>${links.join("")}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join("\n")}
</urlset>
`;
}

/** Whom to tell of a hole (RFC 9116). */
export async function sendSecurityContact({ ctx }: PageRequest): Promise<Reply> {
  const { publicUrl } = ctx.system;
  const expires = ctx.today().add({ days: CONTACT_DAYS });
  const lines = [
    `Contact: mailto:${cityOf(ctx).contact.email}`,
    `Contact: ${publicUrl}/feedback`,
    `Expires: ${expires.toString()}T00:00:00Z`,
    "Preferred-Languages: de, en",
    `Canonical: ${publicUrl}/.well-known/security.txt`,
  ];
  return { file: `${lines.join("\n")}\n`, type: "text/plain; charset=utf-8", isPublic: true };
}

/** The format of a service file, for editors and for other cities. */
export async function sendServiceSchema(): Promise<Reply> {
  return { file: JSON.stringify(serviceJsonSchema()), type: "application/schema+json", isPublic: true };
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (each) => `&#${each.charCodeAt(0)};`);
}
