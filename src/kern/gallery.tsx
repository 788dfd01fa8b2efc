import { charts } from "./gallery-charts.tsx";
import { desk } from "./gallery-desk.tsx";
import { FormGallery } from "./gallery-form.tsx";
import { galleryPage } from "./gallery-frame.tsx";
import type { GallerySetting } from "./gallery-frame.tsx";
import {
  Accordion,
  Alert,
  BackLink,
  Badge,
  Breadcrumb,
  Button,
  ButtonGroup,
  Card,
  CardGrid,
  CodeImage,
  Confirmation,
  DescriptionList,
  Details,
  Divider,
  EmptyState,
  Form,
  Heading,
  Lead,
  Link,
  LinkButton,
  List,
  Reference,
  SearchForm,
  Stats,
  SummaryCard,
  Text,
  Timeline,
} from "./index.ts";

/** Pages that show every component, for tests and for the eye. */
export const galleryPages = { home, form, check, done, desk, charts } as const;

export type GalleryPage = keyof typeof galleryPages;

function home(setting: GallerySetting): string {
  const services = ["Anwohnerparken", "Wohnung ummelden", "Urkunden bestellen", "Kita-Platz suchen"];
  return galleryPage(setting, {
    title: "Was möchten Sie erledigen?",
    width: "wide",
    children: (
      <>
        <Heading level={1}>Was möchten Sie erledigen?</Heading>
        <Lead>Alles, was die Stadt für Sie tut: suchen, beantragen, den Stand sehen.</Lead>
        <SearchForm action="/suche" label="Leistung suchen" labelHidden large />
        <Alert title="Der Bürgerservice zieht um">
          <p>
            Ab 1. April finden Sie uns am <Link href="/rathausplatz">Rathausplatz 1</Link>.
          </p>
        </Alert>
        <Heading level={2}>Häufig gebraucht</Heading>
        <CardGrid>
          {services.map((title) => (
            <Card key={title} title={title} href={`/leistungen/${title.toLowerCase().replaceAll(" ", "-")}`}>
              <p>Online, in etwa zehn Minuten. Die Antwort kommt meist am selben Tag.</p>
            </Card>
          ))}
          <Card title="Ohne Link" preline="Antrag" footer={<Badge tone="info">In Arbeit</Badge>} />
        </CardGrid>
        <Heading level={2}>Die digitale Stadt in Zahlen</Heading>
        <Stats
          items={[
            { label: "Anträge diese Woche", value: "184", note: "davon 71 % online" },
            { label: "Mittlere Dauer", value: "2,4 Tage", href: "/dauer" },
            { label: "Sofort entschieden", value: "63 %" },
          ]}
        />
        <Heading level={2}>Fragen</Heading>
        <Accordion
          items={[
            { title: "Was kostet der Ausweis?", children: <p>120 Euro im Jahr.</p>, open: true },
            { title: "Wer darf ihn beantragen?", children: <p>Wer in einer Parkzone wohnt.</p> },
          ]}
        />
        <EmptyState
          title="Keine Anträge"
          action={<LinkButton href="/leistungen">Leistung suchen</LinkButton>}
        >
          <Text>Sobald Sie etwas beantragen, sehen Sie hier den Stand.</Text>
        </EmptyState>
      </>
    ),
  });
}

function form(setting: GallerySetting): string {
  return galleryPage(setting, {
    title: "Ihr Fahrzeug",
    serviceName: "Bewohnerparkausweis",
    hasErrors: true,
    noIndex: true,
    beforeMain: <BackLink href="/zurueck" />,
    children: <FormGallery />,
  });
}

function check(setting: GallerySetting): string {
  const change = { href: "/aendern" };
  return galleryPage(setting, {
    title: "Prüfen Sie Ihre Angaben",
    serviceName: "Bewohnerparkausweis",
    beforeMain: (
      <Breadcrumb
        items={[
          { href: "/", label: "Start" },
          { href: "/parken", label: "Verkehr und Parken" },
        ]}
      />
    ),
    children: (
      <>
        <Heading level={1} preline="Bewohnerparkausweis">
          Prüfen Sie Ihre Angaben
        </Heading>
        <Text>
          Nehmen Sie sich Zeit. Nach dem Absenden können Sie nichts mehr ändern.{" "}
          <Link href="https://example.org/" external newTab>
            Rechtsgrundlage
          </Link>
        </Text>
        <SummaryCard
          title="Sie"
          rows={[
            { key: "Name", value: "Mila Beispiel", action: change },
            { key: "Anschrift", value: "Lindenweg 12, 12345 Musterstadt", action: change },
            { key: "Telefon", value: "", action: change },
          ]}
        />
        <SummaryCard
          title="Ihr Fahrzeug"
          action={change}
          rows={[
            { key: "Kennzeichen", value: "M-MB 1203" },
            { key: "Halterin oder Halter des Fahrzeugs", value: "Sie selbst" },
          ]}
        />
        <DescriptionList rows={[{ key: "Gebühr", value: "120,00 €" }]} />
        <Details title="Wie wird die Gebühr berechnet?">
          <p>Ein Jahr kostet 120 Euro.</p>
        </Details>
        <Divider />
        <Form action="/absenden" csrf="x">
          <ButtonGroup>
            <Button>Absenden und bezahlen</Button>
            <LinkButton href="/speichern" kind="tertiary">
              Später weitermachen
            </LinkButton>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

function done(setting: GallerySetting): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3"><path d="M0 0h1v1H0zM2 0h1v1H2zM1 1h1v1H1z"/></svg>';
  return galleryPage(setting, {
    title: "Ihr Antrag ist da",
    serviceName: "Bewohnerparkausweis",
    children: (
      <>
        <Confirmation title="Ihr Antrag ist da">
          <Text>Wir haben ihn am 3. März 2026 um 14:05 Uhr erhalten.</Text>
        </Confirmation>
        <Reference label="Ihre Vorgangsnummer" value="MUS-4F7K-92QM-7XTA">
          <p>Heben Sie die Nummer auf.</p>
        </Reference>
        <Alert tone="success" title="Bezahlt" live="status" />
        <Alert tone="warning" title="Noch ein Nachweis fehlt" headingLevel={2}>
          <p>Bitte reichen Sie den Fahrzeugschein bis zum 17. März nach.</p>
        </Alert>
        <Heading level={2}>Wie es weitergeht</Heading>
        <Timeline
          items={[
            { title: "Antrag eingegangen", when: "3. März 2026, 14:05 Uhr", dateTime: "2026-03-03T14:05" },
            {
              title: "Wir prüfen Ihren Antrag",
              state: "current",
              children: <Text small>Meist ein Tag.</Text>,
            },
            { title: "Bescheid", state: "open" },
          ]}
        />
        <Heading level={2}>Was Sie noch tun können</Heading>
        <List items={["Kopie speichern", "Fahrzeug wechseln"]} />
        <List kind="numbered" items={["Erst dies", "Dann das"]} />
        <CodeImage svg={svg} alt="QR-Code zur Prüfung des Ausweises" caption="Zum Prüfen scannen" />
        <ButtonGroup>
          <LinkButton href="/kopie.pdf" icon="download" download>
            Kopie speichern (PDF)
          </LinkButton>
          <Button kind="danger">Antrag zurückziehen</Button>
        </ButtonGroup>
      </>
    ),
  });
}
