import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Link, Pagination, SummaryList, Table, renderPage } from "./index.ts";
import type { PageProps } from "./index.ts";
import { pagesShown } from "./pagination.tsx";

const page: PageProps = {
  language: "de",
  title: "Ihr Fahrzeug",
  city: { name: "Musterstadt", officialName: "Stadt Musterstadt" },
  stylesheet: "/assets/app.css",
};

test("an error stands first in the title", () => {
  expect(renderPage({ ...page, hasErrors: true, serviceName: "Parken" })).toContain(
    "<title>Fehler: Ihr Fahrzeug – Parken – Musterstadt</title>",
  );
  expect(renderPage(page)).toContain("<title>Ihr Fahrzeug – Musterstadt</title>");
});

test("only a real portal says that it is the official website", () => {
  expect(renderPage(page)).toContain("Offizielle Website – Stadt Musterstadt");
  const demo = renderPage({ ...page, demo: { links: [{ href: "/mails", label: "Mails" }] } });
  expect(demo).not.toContain("Offizielle Website");
  expect(demo).toContain("Alle Personen und Daten sind erfunden.");
  expect(demo).toContain('href="/mails"');
  expect(renderPage({ ...page, area: "desk" })).not.toContain("Offizielle Website");
});

test("search engines are kept out where asked", () => {
  expect(renderPage(page)).not.toContain("robots");
  expect(renderPage({ ...page, noIndex: true })).toContain('<meta name="robots" content="noindex, nofollow"');
});

test("the footer links what is given, labelled in the page's language", () => {
  const html = renderPage({ ...page, language: "en", footer: { privacy: "/datenschutz" } });
  expect(html).toContain('<a href="/datenschutz">Privacy</a>');
  expect(html).not.toContain("Legal notice");
});

test("everything written by people is escaped", () => {
  expect(renderPage({ ...page, title: "</title><script>", children: "<b>" })).not.toMatch(/<script>|<b>/);
});

test("a change link says what it changes; a missing answer is said", () => {
  const html = render(<SummaryList rows={[{ key: "Telefon", value: "", action: { href: "/t" } }]} />);
  expect(html).toContain('Ändern<span class="kern-sr-only">: Telefon</span>');
  expect(html).toContain("Keine Angabe");
});

test("a table names itself, its columns and its rows; a wide one can be scrolled by keyboard", () => {
  const columns = [
    { header: "Nummer", cell: (row: string) => row, rowHeader: true },
    { header: "Gebühr", cell: () => "1 €", numeric: true },
  ];
  const cards = render(<Table caption="Fälle" rows={["a"]} columns={columns} />);
  expect(cards).toContain('scope="col"');
  expect(cards).toMatch(/<th class="kern-table__header" scope="row" role="rowheader">/);
  expect(cards).not.toContain("tabindex");
  const scroll = render(<Table caption="Fälle" rows={["a"]} columns={columns} narrow="scroll" />);
  expect(scroll).toContain('role="region" aria-label="Fälle, seitlich verschiebbar" tabindex="0"');
  expect(render(<Table caption="Fälle" rows={[]} columns={columns} />)).toContain('colspan="2"');
});

test("pagination shows ends and neighbours, never a gap of one", () => {
  expect(pagesShown(1, 3)).toEqual([1, 2, 3]);
  expect(pagesShown(5, 12)).toEqual([1, "gap", 4, 5, 6, "gap", 12]);
  expect(pagesShown(4, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(render(<Pagination page={1} pageCount={1} hrefOf={String} />)).toBe("");
});

test("a link to elsewhere tells nothing of where it came from and announces a new tab", () => {
  const html = render(
    <Link href="https://example.org/" external newTab>
      Gesetz
    </Link>,
  );
  expect(html).toContain('target="_blank" rel="noopener noreferrer"');
  expect(html).toContain("(öffnet in einem neuen Tab)");
});
