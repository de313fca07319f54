import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import { anAccount, NOW } from "#testing/views/an-overview.ts";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { CrossHand } from "./cross-hand.tsx";
import { CrossOrders } from "./cross-orders.tsx";

const page = (cross = aCrossView(), account = anAccount()) =>
  renderToStaticMarkup(
    <ApiProvider>
      <CrossOrders account={account} cross={cross} now={NOW} />
      <CrossHand account={account} />
    </ApiProvider>,
  );
const orders = [{ id: "c", side: "short", quantity: 400, price: 210_000, effect: "reduces" } as const];

it("each order on the cross margin has a way to be taken back, and the leverage one to be changed", () => {
  const html = page(aCrossView({ orders }));
  expect(html).toContain("Waits at LN Markets, read 1 min 4 s ago.");
  expect(html).toContain("Sell $400 at 105,000 reduces it");
  expect(html).toContain('data-testid="order-take-back"');
  expect(html).toContain('data-testid="hand-cross-leverage"');
});

it("a key that may not trade there is offered neither, and what waits is shown all the same", () => {
  const may = ["account:read", "futures:isolated:*", "futures:cross:read"];
  const html = page(aCrossView({ orders }), anAccount({ permissions: may }));
  expect(html).toContain("Sell $400 at 105,000 reduces it");
  expect(html).not.toContain('data-testid="order-take-back"');
  expect(html).not.toContain('data-testid="hand-cross-leverage"');
});

it("that none waits, or that it is not known, is said in words", () => {
  expect(page()).toContain("No order waits at LN Markets, read 1 min 4 s ago.");
  expect(page(aCrossView({ orders: null, ordersReadAt: null }))).toContain("has not been read yet");
});
