import { saidBy } from "#domain/language/in-both.ts";
import { isPushEndpoint } from "#domain/notifications/push-endpoint.ts";
import type { ChannelAddresses } from "#ports/channel-addresses.ts";
import type { PushAddress } from "#ports/channels.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

const MOST_BROWSERS = 20;

export type AddPushDeps = {
  readonly addresses: Pick<ChannelAddresses, "addPush">;
  readonly security: SecurityRecorder;
  /** Exact `host:port` pairs that are push services besides those of the browsers' vendors. */
  readonly pushHosts: readonly string[];
  readonly clock: Clock;
  readonly newId: NewId;
};

/** An endpoint is an address that a stranger may name: only push services are sent to. @throws AppError bad-input. */
export const needPushEndpoint = (endpoint: string, pushHosts: readonly string[]): void => {
  if (isPushEndpoint(endpoint, pushHosts)) return;
  throw new AppError(
    "bad-input",
    saidBy(NOTIFICATION_REFUSALS, ({ notPush }) => notPush),
    {
      field: "endpoint",
    },
  );
};

/**
 * Tells a browser from now on.
 * @param device how it names itself.
 * @throws AppError bad-input (field `endpoint`) for what is no push service's; conflict while 20 browsers are told.
 */
export const addPush = async (
  deps: AddPushDeps,
  by: Doer,
  address: PushAddress,
  device: string,
): Promise<void> => {
  needPushEndpoint(address.endpoint, deps.pushHosts);
  const { userId } = by;
  const subscription = {
    ...address,
    id: deps.newId(),
    userId,
    device,
    createdAt: deps.clock(),
    deadAt: null,
  };
  if (!(await deps.addresses.addPush(subscription, MOST_BROWSERS))) {
    throw new AppError(
      "conflict",
      saidBy(NOTIFICATION_REFUSALS, ({ tooManyBrowsers }) => tooManyBrowsers(MOST_BROWSERS)),
    );
  }
  const facts = { channel: "push", what: "set" };
  await noteDeed({ security: deps.security, now: deps.clock }, by, "channel-changed", "allowed", facts);
};
