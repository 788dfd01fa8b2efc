import { galleryPage } from "./gallery-frame.tsx";
import type { GallerySetting } from "./gallery-frame.tsx";
import {
  Badge,
  Column,
  Columns,
  DescriptionList,
  Heading,
  Pagination,
  Panel,
  Row,
  Stack,
  Table,
  Tabs,
  TaskList,
  Text,
} from "./index.ts";

interface CaseRow {
  readonly id: string;
  readonly name: string;
  readonly due: string;
  readonly fee: string;
}

export function desk(setting: GallerySetting): string {
  const rows: CaseRow[] = [
    { id: "MUS-4F7K", name: "Mila Beispiel", due: "heute", fee: "120,00 €" },
    { id: "MUS-92QM", name: "Ansgar Muster-Langenfeldt", due: "5. März", fee: "30,00 €" },
  ];
  return galleryPage(setting, {
    title: "Offene Fälle",
    area: "desk",
    demo: {
      links: [
        { href: "/post", label: "Mails" },
        { href: "/pruefen", label: "Kontrolle" },
      ],
    },
    children: (
      <>
        <Heading level={1}>Offene Fälle</Heading>
        <Tabs
          label="Fälle"
          items={[
            { href: "/alle", label: "Alle", count: 60 },
            { href: "/meine", label: "Meine", count: 4, current: true },
            { href: "/ueberfaellig", label: "Überfällig", count: 1 },
          ]}
        />
        <Table
          caption="Meine Fälle"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { header: "Nummer", cell: (row) => <a href={`/faelle/${row.id}`}>{row.id}</a>, rowHeader: true },
            { header: "Antragstellerin", cell: (row) => row.name },
            { header: "Stand", cell: () => <Badge tone="warning">Rückfrage</Badge> },
            { header: "Frist", cell: (row) => row.due },
            { header: "Gebühr", cell: (row) => row.fee, numeric: true },
          ]}
        />
        <Pagination page={5} pageCount={12} hrefOf={(page) => `?seite=${page}`} />
        <Columns layout="main-aside">
          <Column label="Prüfungen">
            <Heading level={2}>Prüfungen</Heading>
            <TaskList items={tasks} />
            <Table
              caption="Auslastung"
              narrow="scroll"
              small
              rows={rows}
              columns={[
                { header: "Fall", cell: (row) => row.id, rowHeader: true },
                { header: "Person", cell: (row) => row.name },
                { header: "Gebühr", cell: (row) => row.fee, numeric: true },
              ]}
            />
            <Table caption="Nichts" captionHidden rows={[]} columns={[{ header: "Leer", cell: () => "" }]} />
          </Column>
          <Column>
            <Panel label="Antworten">
              <Heading level={3}>Antworten</Heading>
              <DescriptionList stacked rows={[{ key: "Kennzeichen", value: "M-MB 1203" }]} />
            </Panel>
            <Row>
              <Badge>Neu</Badge>
              <Badge tone="success">Erteilt</Badge>
              <Badge tone="danger">Abgelehnt</Badge>
            </Row>
            <Stack space="small">
              <Text>Eins</Text>
              <Text muted>Zwei</Text>
            </Stack>
          </Column>
        </Columns>
      </>
    ),
  });
}

const tasks = [
  { id: "zone", title: "Wohnt in Zone 3", href: "/zone", status: "Erfüllt", tone: "success" as const },
  {
    id: "keeper",
    title: "Ist Halter",
    hint: "Aus dem Fahrzeugregister",
    status: "Nicht erfüllt",
    tone: "danger" as const,
  },
  { id: "fee", title: "Gebühr", status: "Noch nicht möglich" },
];
