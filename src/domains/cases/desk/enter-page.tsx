import { listServices } from "#catalogue";
import {
  Button,
  ButtonGroup,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Radios,
  Select,
  TextInput,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { recordUsage } from "#usage";
import { beginDraft } from "../begin-draft.ts";
import type { ActionError } from "./case-page.tsx";
import { messages } from "./messages.ts";

/** Enters an application for somebody who is at the counter, on the phone, or has sent paper. */
export async function showEnter(request: PageRequest): Promise<Reply> {
  return enterPage(request, []);
}

export async function postEnter(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).enter;
  const [service, channel, name] = ["service", "channel", "name"].map((each) =>
    field(request.body, each).trim(),
  );
  const errors: ActionError[] = [
    ...(service ? [] : [{ field: "service", message: fill(text.missing, { field: text.service }) }]),
    ...(channel === "counter" || channel === "phone" || channel === "paper"
      ? []
      : [{ field: "channel", message: fill(text.missing, { field: text.channel }) }]),
    ...(name ? [] : [{ field: "name", message: fill(text.missing, { field: text.name }) }]),
  ];
  if (errors.length > 0 || !service || !name) return enterPage(request, errors);
  const personId = field(request.body, "personId");
  const begun = await beginDraft(request.ctx, {
    serviceKey: service,
    channel: channel as "counter" | "phone" | "paper",
    applicantName: name,
    ...(personId === "" ? {} : { personId }),
  });
  await recordUsage(request.ctx, { service, event: "started", channel: channel ?? "counter" });
  return { redirect: `/desk/entwurf/${begun.draftId}/beginn` };
}

function enterPage(request: PageRequest, errors: readonly ActionError[]): Reply {
  const { ctx, language } = request;
  const text = messages(language).enter;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: "/desk/antraege",
      hasErrors: errors.length > 0,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Form
            action={request.href("/desk/antraege")}
            csrf={request.csrf}
            hidden={{ personId: request.query["person"] ?? field(request.body, "personId") }}
          >
            <Select
              name="service"
              label={text.service}
              value={field(request.body, "service")}
              error={errorOf(errors, "service")}
              options={listServices(ctx).map(({ service }) => ({
                value: service.key,
                label: localized(service.title, language),
              }))}
            />
            <Radios
              name="channel"
              label={text.channel}
              value={field(request.body, "channel")}
              error={errorOf(errors, "channel")}
              options={[
                { value: "counter", label: text.counter },
                { value: "phone", label: text.phone },
                { value: "paper", label: text.paper },
              ]}
            />
            <TextInput
              name="name"
              label={text.name}
              value={request.query["name"] ?? field(request.body, "name")}
              error={errorOf(errors, "name")}
              autocomplete="off"
            />
            <ButtonGroup>
              <Button>{text.begin}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}
