/** A page that is open, as a service worker sees it; `holds` is false for one that another worker opened. */
type FakePage = { url: string; readonly holds?: boolean };

/** A service worker's surroundings: what it showed, opened, and sent. `answer` is what our routes say. */
export const fakeWorkerScope = (
  options: {
    readonly pages?: FakePage[];
    readonly answer?: () => Promise<{ readonly ok: boolean }>;
    readonly mayOpen?: boolean;
  } = {},
) => {
  const { pages = [], answer = async () => ({ ok: true }), mayOpen = true } = options;
  const shown: { title: string; look: Readonly<Record<string, unknown>> }[] = [];
  const done: string[] = [];
  const sent: { url: string; init: RequestInit }[] = [];
  const scope = {
    location: { origin: "https://axisor.example" },
    registration: {
      async showNotification(title: string, look: object) {
        shown.push({ title, look: { ...look } });
      },
      pushManager: {
        async subscribe({ applicationServerKey }: { applicationServerKey: ArrayBuffer }) {
          done.push(`subscribe ${applicationServerKey.byteLength}`);
          return {
            endpoint: "https://push.example/new",
            toJSON: () => ({ endpoint: "https://push.example/new" }),
          };
        },
      },
    },
    clients: {
      async matchAll() {
        return pages.map((page) => ({
          url: page.url,
          async focus() {
            done.push(`focus ${page.url}`);
          },
          async navigate(url: string) {
            if (page.holds === false) throw new TypeError("This worker does not hold the page.");
            done.push(`navigate ${url}`);
          },
        }));
      },
      async openWindow(url: string) {
        if (!mayOpen) throw new Error("Not allowed to open a window.");
        done.push(`open ${url}`);
      },
    },
    async fetch(url: string, init: RequestInit) {
      sent.push({ url, init });
      return await answer();
    },
  };
  return { scope, shown, done, sent };
};
