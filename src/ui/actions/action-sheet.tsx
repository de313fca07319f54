"use client";

import { useState } from "react";
import type { AccountView, Overview, PositionView } from "#server/trpc/schemas/views.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { format } from "#ui/format/format.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { positionName } from "#ui/positions/position-ruler.ts";
import { lastOf } from "#ui/price-field/last-of.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { AmountForm } from "./amount-form.tsx";
import { CloseAll } from "./close-all.tsx";
import { CommitAction } from "./commit-action.tsx";
import type { FormProps } from "./form-frame.tsx";
import type { HandAction } from "./hand-action.ts";
import { LevelForm } from "./level-form.tsx";
import { CrossOrderForm, OrderForm } from "./order-form.tsx";
import type { ActionRequest } from "./use-action-sheet.ts";

type Props = { readonly request: ActionRequest; readonly onClose: () => void };

const TITLES: Record<ActionRequest["deed"], string> = {
  close: "Close",
  "add-margin": "Add margin",
  "cash-in": "Cash in",
  "stop-loss": "Stop loss",
  "take-profit": "Take profit",
  open: "Open a trade",
  "close-all": "Close all positions",
  "cross-order": "Cross order",
  "cross-deposit": "Deposit to cross",
  "cross-withdraw": "Withdraw from cross",
  "cross-close": "Close the cross position",
};

/** What needs nothing written goes to its preview at once. */
const atOnce = ({ deed }: ActionRequest): HandAction | null => {
  if (deed === "close") return { kind: "close-trade" };
  return deed === "cross-close" ? { kind: "close-cross" } : null;
};

const freeWords = ({ balance }: AccountView): string =>
  balance === null
    ? "Your balance has not been read yet."
    : `${format.sats(balance)} were free when last read.`;

const FormOf = ({ request, ...form }: FormProps & { readonly request: ActionRequest }) => {
  const { account } = request;
  switch (request.deed) {
    case "add-margin":
      return <AmountForm {...form} kind="add-margin" hint={freeWords(account)} />;
    case "cash-in":
      return (
        <AmountForm
          {...form}
          kind="cash-in"
          hint={`Margin is ${format.sats(request.position.margin)}, open P&L ${format.satsSigned(request.position.pl)}.`}
        />
      );
    case "cross-deposit":
      return <AmountForm {...form} kind="deposit-cross" hint={freeWords(account)} />;
    case "cross-withdraw":
      return (
        <AmountForm {...form} kind="withdraw-cross" hint="What the cross position needs stays where it is." />
      );
    case "stop-loss":
    case "take-profit":
      return <LevelForm {...form} of={request.deed} position={request.position} />;
    case "open":
      return <OrderForm {...form} />;
    case "cross-order":
      return <CrossOrderForm {...form} />;
    case "close":
    case "close-all":
    case "cross-close":
      return null;
  }
};

/** What prices of the form may be written by. */
const referenceOf = (overview: Overview | null, account: AccountView, position: PositionView | null) => ({
  last: overview === null ? null : lastOf(overview, account),
  ...(position === null ? {} : { liquidation: position.liquidation, entry: position.entryPrice }),
});

/** One action by hand from its form to its result. The form keeps what was written while its preview is looked at. */
export const ActionSheet = ({ request, onClose }: Props) => {
  const { overview } = useOverview();
  const [action, setAction] = useState(() => atOnce(request));
  const { account, deed } = request;
  const asked = "position" in request ? request.position : null;
  const now = overview?.positions.find(({ id, accountId }) => id === asked?.id && accountId === account.id);
  const target = { accountId: account.id, positionId: asked?.id ?? null };
  const isWritten = atOnce(request) === null && deed !== "close-all";
  return (
    <Dialog title={TITLES[deed]} onClose={onClose}>
      <p className="dim">
        {asked === null ? "" : `${positionName(asked, format)}, `}
        {account.label} <span className="tag net">{account.network}</span>
      </p>
      {deed === "close-all" ? <CloseAll account={account} onClose={onClose} /> : null}
      {isWritten ? (
        <div hidden={action !== null}>
          <PriceReferences reference={referenceOf(overview, account, now ?? asked)}>
            <FormOf request={request} onAction={setAction} onCancel={onClose} />
          </PriceReferences>
        </div>
      ) : null}
      {action === null ? null : (
        <CommitAction
          action={action}
          target={target}
          before={now ?? asked}
          onBack={isWritten ? () => setAction(null) : null}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
};
