import {
  Button,
  ButtonGroup,
  DateInput,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Link,
  Table,
  TextInput,
} from "#kern";
import { fill } from "#platform/i18n";
import { postedDate, typedDate } from "#platform/http/posted-date";
import { field, type PageRequest, type Reply, type Route } from "#platform/http/route";
import { staff } from "#platform/permissions";
import { askPurpose, showPerson } from "./desk-person.tsx";
import { messages } from "./messages.ts";
import { mayReadHistory } from "./read-history.ts";
import { searchPersons, type FoundPerson } from "./search-persons.ts";

const access = staff("registrar", "caseworker", "lead", "front-office");

export const deskRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/desk/personen",
    access,
    run: async (request) => searchPage(request, [], undefined),
  },
  { method: "POST", path: "/desk/personen", access, perMinute: 60, run: postSearch },
  { method: "GET", path: "/desk/personen/:personId", access: mayReadHistory, run: askPurpose },
  {
    method: "POST",
    path: "/desk/personen/:personId",
    access: mayReadHistory,
    perMinute: 60,
    run: showPerson,
  },
];

type FieldErrors = readonly { readonly field: string; readonly message: string }[];

/** Shows the result at once instead of redirecting: names do not belong into an address. */
async function postSearch(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).search;
  const [familyName = "", givenName = "", purpose = ""] = ["familyName", "givenName", "purpose"].map((name) =>
    field(request.body, name).trim(),
  );
  const birthDate = postedBirthDate(request);
  const errors: FieldErrors = [
    ...(familyName.length < 2 ? [{ field: "familyName", message: text.missing }] : []),
    ...(birthDate === "wrong" ? [{ field: "birthDate", message: text.dateWrong }] : []),
    ...(purpose.length < 3 ? [{ field: "purpose", message: text.purposeMissing }] : []),
  ];
  if (errors.length > 0 || birthDate === "wrong") return searchPage(request, errors, undefined);
  const found = await searchPersons(request.ctx, {
    familyName: familyName.slice(0, 100),
    purpose: purpose.slice(0, 200),
    ...(givenName === "" ? {} : { givenName: givenName.slice(0, 100) }),
    ...(birthDate === undefined ? {} : { birthDate }),
  });
  return searchPage(request, [], found);
}

function searchPage(
  request: PageRequest,
  errors: FieldErrors,
  found: readonly FoundPerson[] | undefined,
): Reply {
  const text = messages(request.language).search;
  const value = (name: string): string => field(request.body, name);
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: "/desk/antraege",
      hasErrors: errors.length > 0,
      isPrivate: true,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          {found && <Found request={request} found={found} />}
          <Form action={request.href("/desk/personen")} csrf={request.csrf}>
            <TextInput
              name="familyName"
              label={text.familyName}
              hint={text.familyNameHint}
              value={value("familyName")}
              error={errorOf(errors, "familyName")}
              autocomplete="off"
              maxLength={100}
            />
            <TextInput
              name="givenName"
              label={text.givenName}
              value={value("givenName")}
              autocomplete="off"
              maxLength={100}
              optional
            />
            <DateInput
              name="birthDate"
              label={text.birthDate}
              error={errorOf(errors, "birthDate")}
              value={typedDate(request.body, "birthDate")}
              optional
            />
            <TextInput
              name="purpose"
              label={text.purpose}
              hint={text.purposeHint}
              value={value("purpose")}
              error={errorOf(errors, "purpose")}
              maxLength={200}
            />
            <ButtonGroup>
              <Button>{text.search}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

function Found({
  request,
  found,
}: {
  readonly request: PageRequest;
  readonly found: readonly FoundPerson[];
}): preact.JSX.Element {
  const { search: text, person } = messages(request.language);
  return (
    <Table
      caption={text.found}
      rows={found}
      rowKey={({ person }) => person.id}
      empty={text.none}
      columns={[
        {
          header: text.name,
          rowHeader: true,
          cell: ({ person }) => `${person.familyName}, ${person.givenNames}`,
        },
        {
          header: text.born,
          cell: ({ person }) =>
            person.birthDate.toLocaleString("de-DE", { day: "2-digit", month: "2-digit", year: "numeric" }),
        },
        {
          header: text.address,
          cell: ({ residence }) =>
            residence
              ? `${residence.street} ${residence.houseNumber}, ${residence.postalCode} ${residence.place}`
              : "–",
        },
        ...(mayReadHistory.allows(request.ctx.actor)
          ? [
              {
                header: person.show,
                headerHidden: true,
                cell: (row: FoundPerson) => <ShowButton request={request} found={row} />,
              },
            ]
          : []),
        {
          header: text.enter,
          headerHidden: true,
          cell: ({ person }) => {
            const name = `${person.givenNames} ${person.familyName}`;
            return (
              <Link
                href={request.href(`/desk/antraege?person=${person.id}&name=${encodeURIComponent(name)}`)}
              >
                {fill(text.enterFor, { name })}
              </Link>
            );
          },
        },
      ]}
    />
  );
}

/** Takes the purpose of the search along: it is the same look. */
function ShowButton({
  request,
  found: { person },
}: {
  readonly request: PageRequest;
  readonly found: FoundPerson;
}): preact.JSX.Element {
  const name = `${person.givenNames} ${person.familyName}`;
  return (
    <Form action={request.href(`/desk/personen/${person.id}`)} csrf={request.csrf} inline>
      <input type="hidden" name="purpose" value={field(request.body, "purpose")} />
      <Button kind="secondary">{fill(messages(request.language).person.showNamed, { name })}</Button>
    </Form>
  );
}

/** The date as ISO text, undefined where all three inputs are empty. */
function postedBirthDate(request: PageRequest): string | "wrong" | undefined {
  const { day, month, year } = typedDate(request.body, "birthDate");
  if ((day + month + year).trim() === "") return undefined;
  return postedDate(request.body, "birthDate")?.toString() ?? "wrong";
}
