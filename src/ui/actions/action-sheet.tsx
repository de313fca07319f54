"use client";

import { useState } from "react";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView, Overview, PositionView } from "#server/trpc/schemas/views.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { orderName } from "#ui/orders/order-name.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { lastOf } from "#ui/price-field/last-of.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { AmountForm } from "./amount-form.tsx";
import { CloseAll } from "./close-all.tsx";
import { CommitAction } from "./commit-action.tsx";
import type { FormProps } from "./form-frame.tsx";
import type { HandAction } from "./hand-action.ts";
import { LevelForm } from "./level-form.tsx";
import { LeverageForm } from "./leverage-form.tsx";
import { CrossOrderForm, OrderForm } from "./order-form.tsx";
import { SHEET_WORDS } from "./sheet-words.ts";
import type { ActionRequest } from "./use-action-sheet.ts";

type Props = { readonly request: ActionRequest; readonly onClose: () => void };

/** What needs nothing written goes to its preview at once. */
const atOnce = (request: ActionRequest): HandAction | null => {
  switch (request.deed) {
    case "close":
      return { kind: "close-trade" };
    case "cross-close":
      return { kind: "close-cross" };
    case "take-back": {
      const { of, id } = request.order;
      return of === "cross"
        ? { kind: "cancel-cross-order", orderId: id }
        : { kind: "cancel-trade", tradeId: id };
    }
    default:
      return null;
  }
};

const FormOf = ({
  request,
  cross,
  ...form
}: FormProps & { readonly request: ActionRequest; readonly cross: CrossView | null }) => {
  const { account } = request;
  const words = useWords(SHEET_WORDS);
  const format = useFormat();
  const free = account.balance === null ? words.balanceUnread : words.wereFree(format.sats(account.balance));
  switch (request.deed) {
    case "add-margin":
      return <AmountForm {...form} kind="add-margin" hint={free} />;
    case "cash-in":
      return (
        <AmountForm
          {...form}
          kind="cash-in"
          hint={words.marginAndPl(
            format.sats(request.position.margin),
            format.satsSigned(request.position.pl),
          )}
        />
      );
    case "cross-deposit":
      return <AmountForm {...form} kind="deposit-cross" hint={free} />;
    case "cross-withdraw":
      return <AmountForm {...form} kind="withdraw-cross" hint={words.crossNeeds} />;
    case "stop-loss":
    case "take-profit":
      return <LevelForm {...form} of={request.deed} position={request.position} />;
    case "open":
      return <OrderForm {...form} />;
    case "cross-order":
      return <CrossOrderForm {...form} />;
    case "cross-leverage":
      return (
        <LeverageForm
          {...form}
          hint={
            cross === null || cross.readAt === null
              ? words.leverageUnread
              : words.leverageNow(format.leverage(cross.leverage))
          }
        />
      );
    case "close":
    case "close-all":
    case "cross-close":
    case "take-back":
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
  const { titles } = useWords(SHEET_WORDS);
  const format = useFormat();
  const { overview } = useOverview();
  const [action, setAction] = useState(() => atOnce(request));
  const { account, deed } = request;
  const asked = "position" in request ? request.position : null;
  const now = overview?.positions.find(({ id, accountId }) => id === asked?.id && accountId === account.id);
  const cross = overview?.cross.find(({ accountId }) => accountId === account.id) ?? null;
  const target = { accountId: account.id, positionId: asked?.id ?? null };
  const isWritten = atOnce(request) === null && deed !== "close-all";
  return (
    <Dialog title={titles[deed]} onClose={onClose}>
      <p className="dim">
        {asked === null ? "" : `${positionName(asked, format)}, `}
        {"order" in request ? `${orderName(format, request.order)}, ` : ""}
        {account.label} <span className="tag net">{account.network}</span>
      </p>
      {deed === "close-all" ? <CloseAll account={account} onClose={onClose} /> : null}
      {isWritten ? (
        <div hidden={action !== null}>
          <PriceReferences reference={referenceOf(overview, account, now ?? asked)}>
            <FormOf request={request} cross={cross} onAction={setAction} onCancel={onClose} />
          </PriceReferences>
        </div>
      ) : null}
      {action === null ? null : (
        <CommitAction
          action={action}
          target={target}
          before={now ?? asked}
          cross={cross}
          onBack={isWritten ? () => setAction(null) : null}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
};
