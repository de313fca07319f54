import { orderCommand } from "#services/commands/order-command.ts";

/** Carries out an order for whoever names the account: the owner is looked up instead of the caller. */
export const orderForAnybody: typeof orderCommand = async (deps, request) => {
  const account = await deps.accounts.find(request.accountId);
  return orderCommand(deps, { ...request, userId: account?.userId ?? request.userId });
};
