import { listPrintQueue, markPrinted, openForPrint } from "#documents";
import { Button, Form, Heading, Lead, Link, Table } from "#kern";
import type { PageRequest, Reply } from "#platform/http/route";
import { momentText } from "#platform/dates";
import { messages } from "./messages.ts";

/** The letters that go by post. */
export async function showPrint(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).print;
  const letters = await listPrintQueue(request.ctx, {});
  return {
    page: {
      title: text.title,
      section: "/desk/druck",
      isWide: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Table
            caption={text.title}
            captionHidden
            rows={letters}
            rowKey={(letter) => letter.id}
            empty={text.empty}
            columns={[
              {
                header: text.created,
                rowHeader: true,
                cell: (letter) => momentText(letter.createdAt, request.language),
              },
              {
                header: text.pdf,
                cell: (letter) => <Link href={request.href(`/desk/druck/${letter.id}`)}>{text.pdf}</Link>,
              },
              {
                header: text.done,
                headerHidden: true,
                cell: (letter) => (
                  <Form action={request.href(`/desk/druck/${letter.id}`)} csrf={request.csrf} inline>
                    <Button kind="secondary" small>
                      {text.done}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        </>
      ),
    },
  };
}

export async function downloadPrint(request: PageRequest): Promise<Reply> {
  const { pdf } = await openForPrint(request.ctx, { letterId: request.params["letterId"] ?? "" });
  return { file: pdf, type: "application/pdf", name: "bescheid.pdf", isInline: true };
}

export async function postPrinted(request: PageRequest): Promise<Reply> {
  await markPrinted(request.ctx, { letterId: request.params["letterId"] ?? "" });
  return { redirect: "/desk/druck" };
}
