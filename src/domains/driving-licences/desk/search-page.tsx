import {
  Button,
  ButtonGroup,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Table,
  TextInput,
  VisuallyHidden,
} from "#kern";
import { dateText } from "#platform/dates";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import type { Licence } from "../licence.ts";
import { messages } from "../messages.ts";
import { searchLicences } from "../read-register.ts";

const PATH = "/desk/fuehrerscheine";

type FieldErrors = readonly { readonly field: string; readonly message: string }[];

export async function showSearch(request: PageRequest): Promise<Reply> {
  return searchPage(request, [], undefined);
}

/** Shows the result at once instead of redirecting: names do not belong into an address. */
export async function postSearch(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).desk;
  const query = field(request.body, "query").trim().slice(0, 100);
  const purpose = field(request.body, "purpose").trim().slice(0, 200);
  const errors: FieldErrors = [
    ...(query.length < 2 ? [{ field: "query", message: text.queryMissing }] : []),
    ...(purpose.length < 3 ? [{ field: "purpose", message: text.purposeMissing }] : []),
  ];
  if (errors.length > 0) return searchPage(request, errors, undefined);
  return searchPage(request, [], {
    purpose,
    licences: await searchLicences(request.ctx, { query, purpose }),
  });
}

interface Found {
  readonly purpose: string;
  readonly licences: readonly Licence[];
}

function searchPage(request: PageRequest, errors: FieldErrors, found: Found | undefined): Reply {
  const text = messages(request.language).desk;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: PATH,
      hasErrors: errors.length > 0,
      isPrivate: true,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          {found && <FoundTable request={request} found={found} />}
          <Form action={request.href(PATH)} csrf={request.csrf}>
            <TextInput
              name="query"
              label={text.query}
              hint={text.queryHint}
              value={field(request.body, "query")}
              error={errorOf(errors, "query")}
              autocomplete="off"
              maxLength={100}
            />
            <TextInput
              name="purpose"
              label={text.purpose}
              hint={text.purposeHint}
              value={field(request.body, "purpose")}
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

/** A file is opened by a form, for the purpose of the search: neither belongs into an address. */
function FoundTable({
  request,
  found,
}: {
  readonly request: PageRequest;
  readonly found: Found;
}): preact.JSX.Element {
  const text = messages(request.language).desk;
  return (
    <Table
      caption={text.found}
      rows={found.licences}
      rowKey={(licence) => licence.personId}
      empty={text.none}
      columns={[
        {
          header: text.name,
          rowHeader: true,
          cell: ({ familyName, givenName }) => `${familyName}, ${givenName}`,
        },
        { header: text.born, cell: ({ birthDate }) => dateText(birthDate, request.language) },
        { header: text.card, cell: ({ documentNumber }) => documentNumber },
        {
          header: text.open,
          headerHidden: true,
          cell: ({ personId, givenName, familyName }) => (
            <Form
              action={request.href(`${PATH}/akte`)}
              csrf={request.csrf}
              hidden={{ personId, purpose: found.purpose }}
              inline
            >
              <Button kind="secondary" small>
                {text.open}
                <VisuallyHidden>: {fill(text.openOf, { name: `${givenName} ${familyName}` })}</VisuallyHidden>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
