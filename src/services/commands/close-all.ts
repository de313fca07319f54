import { evidenceOf } from "#domain/intents/evidence.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { OrderOutcome } from "../monitor/order.ts";
import { refuseExpired } from "../worker-requests/refuse-expired.ts";
import type { CommandRequest } from "./command-request.ts";
import { carryOutPlan, readForCommand } from "./order-command.ts";
import { planCommand } from "./plan-command.ts";
import type { CommandFacts } from "./read-command-facts.ts";

export type CloseAllRequest = Omit<CommandRequest, "positionId" | "action" | "seen" | "mayRaise">;

/** How far one position is. `under-way`: it was ordered before, or is left to a worker. */
export type ClosingStep = {
  readonly positionId: string;
  readonly outcome: OrderOutcome | "under-way";
  readonly intentId: string | null;
};

const CLOSE = { kind: "close-trade" } as const;
const AT_ONCE = 4;

/** Of each position the order to close it, unless that is planned already. */
const planEach = async (
  deps: MonitorDeps,
  request: CloseAllRequest,
  { positions, ...facts }: CommandFacts,
): Promise<readonly { readonly positionId: string; readonly plan: IntentPlan | null }[]> => {
  const planned: { positionId: string; plan: IntentPlan | null }[] = [];
  for (const position of positions) {
    const before = { ...facts.before, position: evidenceOf(position) };
    const plan = planCommand(
      deps,
      { ...request, positionId: position.id, action: CLOSE },
      { ...facts, positions, position, before },
    );
    const isOurs = (await deps.intents.plan(null, plan)) === "planned";
    planned.push({ positionId: position.id, plan: isOurs ? plan : null });
  }
  return planned;
};

/**
 * Closes every running position of an account, each by an intent of its own: all are planned before the first is sent, so
 * that whatever happens to this process a worker closes the rest. The same command twice closes nothing twice. What takes
 * longer than anybody waits is left to a worker too.
 * @throws AppError not-found · unavailable while the account cannot be read.
 */
export const closeAll = async (
  deps: MonitorDeps,
  request: CloseAllRequest,
): Promise<readonly ClosingStep[]> => {
  const account = await ownAccount(deps, request);
  const read = { action: CLOSE, positionId: null, at: request.at };
  return withExchange(
    deps,
    account,
    async (exchange) => {
      const facts = await readForCommand(deps, account, exchange, read);
      refuseExpired(request.goodUntil ?? null, deps.clock());
      const queue = [...(await planEach(deps, request, facts))];
      const steps: ClosingStep[] = [];
      const isWaitedFor = () => request.goodUntil == null || deps.clock() < request.goodUntil;
      const lane = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const { positionId, plan } = next;
          const given =
            plan !== null && isWaitedFor()
              ? await carryOutPlan(deps, account, exchange, plan)
              : ({ outcome: "under-way", intentId: plan?.id ?? null } as const);
          steps.push({ positionId, ...given });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      return steps;
    },
    "exit",
  );
};
