import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import { ago, anAccount, NOW } from "#testing/views/an-overview.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import type { WaitingState } from "./use-waiting-orders.ts";
import { WaitingShown } from "./waiting-orders.tsx";

const VIEW: WaitingOrdersView = {
  readAt: ago(4_000),
  isolated: [
    {
      id: "i",
      side: "long",
      quantity: 500,
      price: 180_000,
      margin: 55_556,
      leverage: 10,
      createdAt: ago(3_600_000),
      isTakenBack: false,
    },
  ],
  cross: [
    { id: "c", side: "short", quantity: 400, price: 210_000, createdAt: ago(60_000), isTakenBack: false },
  ],
};
const FRESH: WaitingState = { view: VIEW, heardAt: NOW, problem: null, isPutOff: false, isOffline: false };
const NONE = { ...VIEW, isolated: [], cross: [] };

const page = (
  state: Partial<WaitingState> = {},
  {
    account = anAccount(),
    cross = null,
  }: { account?: ReturnType<typeof anAccount>; cross?: ReturnType<typeof aCrossView> | null } = {},
) =>
  renderToStaticMarkup(
    <WaitingShown
      account={account}
      cross={cross}
      positions={[]}
      now={NOW}
      isNamed={false}
      state={{ ...FRESH, ...state }}
    />,
  );
const count = (html: string, what: string): number => html.split(what).length - 1;

describe("orders that wait", () => {
  it("stand together, isolated and cross, each with a way to take it back", () => {
    const html = page();
    expect(html).toContain("Read at LN Markets 4 s ago.");
    expect(html).toContain("Long $500 at 90,000");
    expect(html).toContain("Sell $400 at 105,000");
    expect(count(html, "Take back</button>")).toBe(2);
    expect(html).toContain('aria-label="Take back: Long $500 at 90,000"');
    expect(html).not.toContain("stale-num");
  });

  it("are one quiet line where there is none", () => {
    const html = page({ view: NONE });
    expect(html).toContain("No order waits at LN Markets, read 4 s ago.");
    expect(html).not.toContain("orders-trouble");
  });

  it("that are told to be taken back say so, offer it no more, and are still there", () => {
    const [order] = VIEW.isolated;
    if (order === undefined) throw new Error("One waits");
    const html = page({ view: { ...VIEW, cross: null, isolated: [{ ...order, isTakenBack: true }] } });
    expect(html).toContain("Sent, not yet confirmed");
    expect(html).toContain("Long $500 at 90,000");
    expect(html).not.toContain("Take back</button>");
  });

  it("are not known before they are read, and none is concluded from that", () => {
    const html = page({ view: null, heardAt: 0 });
    expect(html).toContain("Reading what waits at LN Markets.");
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain("No order waits");
  });

  it("that cannot be read say why, and how old what they show is", () => {
    const problem = "The orders that wait cannot be read now. LN Markets cannot be reached.";
    const html = page({ view: { ...VIEW, readAt: ago(180_000) }, problem });
    expect(html).toContain(problem);
    expect(html).toContain("This is what waited when it was read last, 3 min 0 s ago.");
    expect(count(html, "stale-num")).toBe(2);
    expect(count(html, "Take back</button>")).toBe(2);
    const unread = page({ view: null, problem });
    expect(unread).toContain("it was never read on this page");
    expect(unread).not.toContain('aria-busy="true"');
  });

  it("whose reading is only put off are told with their age, until that is old", () => {
    const putOff = { problem: "LN Markets asks us to wait.", isPutOff: true };
    expect(page(putOff)).not.toContain("orders-trouble");
    expect(page({ ...putOff, view: { ...VIEW, readAt: ago(46_000) } })).toContain("asks us to wait");
    expect(page({ ...putOff, view: null })).toContain("asks us to wait");
  });

  it("that nobody answers for are not taken for what waits now", () => {
    const html = page({ view: { ...NONE, readAt: ago(46_000) } });
    expect(html).toContain("has not answered for a while");
    expect(html).toContain("None waited when it was read last, 46 s ago.");
    expect(page({ view: { ...NONE, readAt: ago(44_000) } })).not.toContain("orders-trouble");
  });

  it("say of a device without a connection, a blind account and a refused key what is the matter", () => {
    expect(page({ isOffline: true })).toContain("This device is offline");
    const blind = anAccount({ blindSince: ago(90_000), blindReason: "LN Markets is down." });
    expect(page({ problem: "No." }, { account: blind })).toContain(
      "This account cannot be read now. LN Markets is down.",
    );
    expect(page({ view: null }, { account: anAccount({ status: "unauthorized" }) })).toContain(
      "does not accept this key",
    );
  });

  it("on the cross margin are shown as they came with the position where the page could not ask", () => {
    const orders = [{ id: "c", side: "short", quantity: 400, price: 210_000, effect: "reduces" } as const];
    const html = page({ view: null, problem: "No." }, { cross: aCrossView({ orders }) });
    expect(html).toContain("On the cross margin, read 1 min 4 s ago:");
    expect(html).toContain("Sell $400 at 105,000 reduces it");
  });

  it("offer nothing to a key that may not, and say so", () => {
    const html = page({}, { account: anAccount({ permissions: ["account:read", "futures:isolated:read"] }) });
    expect(html).not.toContain("Take back</button>");
    expect(html).toContain("This key may not trade, so nothing can be taken back by it.");
  });

  it("are told in Portuguese", () => {
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <WaitingShown
          account={anAccount()}
          cross={null}
          positions={[]}
          now={NOW}
          isNamed={true}
          state={FRESH}
        />
      </PreferencesProvider>,
    );
    expect(html).toContain("Ordens em espera de Paper desk");
    expect(html).toContain("Leitura na LN Markets há 4 s.");
    expect(html).toContain("Cancelar ordem");
  });
});
