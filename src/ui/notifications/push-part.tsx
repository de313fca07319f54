"use client";

import { useEffect, useState } from "react";
import type { ChannelsView } from "#server/trpc/schemas/notifications.ts";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useHydrated } from "#ui/kit/use-hydrated.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { ChannelPart } from "./channel-part.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { canSubscribe, endpointHere, subscribeHere } from "./subscribe-here.ts";
import { useChannelsChanged } from "./use-channels.ts";

type Browser = ChannelsView["push"]["browsers"][number];

const BrowserRow = ({ browser, isHere, now }: { browser: Browser; isHere: boolean; now: number }) => {
  const words = useWords(CHANNEL_WORDS);
  const format = useFormat();
  const client = useTRPCClient();
  const { channelsChanged } = useChannelsChanged();
  const remove = useAction(() => client.notifications.removePush.mutate({ id: browser.id }), {
    onDone: channelsChanged,
  });
  const stands =
    browser.deadAt === null
      ? words.since(format.when(browser.createdAt, now))
      : words.died(format.when(browser.deadAt, now));
  return (
    <li className="line" data-testid="push-browser">
      <div>
        <b>{browser.device}</b>
        <div className="label">{[...(isHere ? [words.push.here] : []), stands].join(" · ")}</div>
        {remove.problem === null ? null : <Refusal problem={remove.problem} />}
      </div>
      <AskTwice
        offer={words.remove}
        cost={words.push.stops}
        keep={words.keep}
        confirm={words.push.confirm(browser.device)}
        busy={remove.isBusy ? words.removing : null}
        onConfirm={() => remove.act(undefined)}
        data-testid="push-remove"
      />
    </li>
  );
};

const AddBrowser = ({ publicKey, onAdded }: { publicKey: string; onAdded: () => void }) => {
  const words = useWords(CHANNEL_WORDS);
  const client = useTRPCClient();
  const { channelsChanged } = useChannelsChanged();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const here = await subscribeHere(publicKey);
      if (typeof here === "string") return setProblem(words.push[here]);
      channelsChanged(await client.notifications.addPush.mutate(here));
      onAdded();
    } catch (error) {
      setProblem(problemOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="acts">
        <Button busy={isBusy ? words.push.adding : null} onClick={() => void add()} data-testid="push-add">
          {words.push.add}
        </Button>
      </div>
      {problem === null ? null : <FormError>{problem}</FormError>}
    </>
  );
};

/** Which entry of the list is this browser; asked again after each change. */
const useEndpointHere = (asked: number): string | null => {
  const [endpoint, setEndpoint] = useState<string | null>(null);
  useEffect(() => {
    let isGone = asked < 0;
    endpointHere().then(
      (found) => {
        if (!isGone) setEndpoint(found);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [asked]);
  return endpoint;
};

/** Browsers that are told, and this one. */
export const PushPart = ({ push, now }: { readonly push: ChannelsView["push"]; readonly now: number }) => {
  const words = useWords(CHANNEL_WORDS);
  const isHydrated = useHydrated();
  const [changes, setChanges] = useState(0);
  const here = useEndpointHere(changes);
  const { publicKey, browsers } = push;
  const isHere = (browser: Browser): boolean => browser.deadAt === null && browser.endpointDigest === here;
  const isTold = browsers.some(isHere);
  return (
    <ChannelPart
      channel="push"
      isThere={publicKey !== null}
      isSetUp={browsers.some(({ deadAt }) => deadAt === null)}
    >
      {browsers.length === 0 ? <p>{words.push.none}</p> : null}
      {browsers.length === 0 ? null : (
        <ul className="lines">
          {browsers.map((browser) => (
            <BrowserRow key={browser.id} browser={browser} isHere={isHere(browser)} now={now} />
          ))}
        </ul>
      )}
      {publicKey === null || !isHydrated || isTold ? null : canSubscribe() ? (
        <AddBrowser publicKey={publicKey} onAdded={() => setChanges((count) => count + 1)} />
      ) : (
        <p className="dim">{words.push.cannot}</p>
      )}
      <p className="hint">{words.push.iPhone}</p>
    </ChannelPart>
  );
};
