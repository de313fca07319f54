"use client";

import { useState } from "react";
import type { ChannelsView } from "#server/trpc/schemas/notifications.ts";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { ChannelPart } from "./channel-part.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { useChannelsChanged } from "./use-channels.ts";

type Webhook = NonNullable<ChannelsView["webhook"]>;

const SetWebhook = ({ isAgain, onSecret }: { isAgain: boolean; onSecret: (secret: string) => void }) => {
  const words = useWords(CHANNEL_WORDS);
  const client = useTRPCClient();
  const { channelsReread } = useChannelsChanged();
  const [url, setUrl] = useState("");
  const set = useAction(() => client.notifications.setWebhook.mutate({ url }), {
    onDone: async ({ secret }) => {
      onSecret(secret);
      setUrl("");
      await channelsReread();
    },
  });
  const atField = messageFor(set.problem, "url", ["url"]);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void set.act(undefined);
      }}
    >
      <Field
        id="webhook-url"
        label={isAgain ? words.webhook.change : words.webhook.url}
        hint={words.webhook.hint}
        problem={atField}
        type="url"
        inputMode="url"
        autoComplete="off"
        required
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        data-testid="webhook-url"
      />
      {set.problem === null || atField !== null ? null : <Refusal problem={set.problem} />}
      <div className="acts">
        <Button
          type="submit"
          isSmall
          busy={set.isBusy ? words.webhook.setting : null}
          data-testid="webhook-set"
        >
          {words.webhook.set}
        </Button>
      </div>
    </form>
  );
};

const StandingWebhook = ({ webhook, now }: { webhook: Webhook; now: number }) => {
  const words = useWords(CHANNEL_WORDS);
  const format = useFormat();
  const client = useTRPCClient();
  const { channelsChanged } = useChannelsChanged();
  const remove = useAction(() => client.notifications.removeWebhook.mutate(), { onDone: channelsChanged });
  return (
    <ul className="lines">
      <li className="line" data-testid="webhook">
        <div>
          <b className="address">{webhook.url}</b>
          <div className="label">
            {webhook.deadAt === null
              ? words.since(format.when(webhook.createdAt, now))
              : words.died(format.when(webhook.deadAt, now))}
          </div>
          {remove.problem === null ? null : <Refusal problem={remove.problem} />}
        </div>
        <AskTwice
          offer={words.remove}
          cost={words.webhook.stops}
          keep={words.keep}
          confirm={words.webhook.confirm}
          busy={remove.isBusy ? words.removing : null}
          onConfirm={() => remove.act(undefined)}
          data-testid="webhook-remove"
        />
      </li>
    </ul>
  );
};

type Props = { readonly webhook: ChannelsView["webhook"]; readonly now: number };

/** Where a program of the trader's listens. */
export const WebhookPart = ({ webhook, now }: Props) => {
  const words = useWords(CHANNEL_WORDS);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <ChannelPart channel="webhook" isThere isSetUp={webhook !== null && webhook.deadAt === null}>
      {webhook === null ? null : <StandingWebhook webhook={webhook} now={now} />}
      {secret === null ? null : (
        <div className="told-code">
          <p>{words.webhook.secret}</p>
          <p>
            <code className="address" data-testid="webhook-secret">
              {secret}
            </code>
          </p>
          <div className="acts">
            <Button isSmall onClick={() => setSecret(null)}>
              {words.webhook.kept}
            </Button>
          </div>
        </div>
      )}
      <SetWebhook isAgain={webhook !== null} onSecret={setSecret} />
      <p className="hint">{words.webhook.docs}</p>
    </ChannelPart>
  );
};
