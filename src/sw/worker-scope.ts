/* What a service worker is given, as far as ours uses it: the page's own types know only the window. */

export type NotificationLook = {
  readonly body: string;
  readonly tag: string;
  readonly renotify: boolean;
  readonly silent: boolean;
  readonly requireInteraction: boolean;
  readonly icon: string;
  readonly badge: string;
  readonly lang: string;
  readonly timestamp?: number;
  readonly actions: readonly { readonly action: string; readonly title: string }[];
  /** Given back with the click. */
  readonly data: unknown;
};

export type OpenPage = {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
};

/** A subscription as a browser writes it down; the keys are base64url. */
export type SubscriptionJson = {
  readonly endpoint?: string | undefined;
  readonly keys?: Readonly<Record<string, string>> | undefined;
};

export type Subscription = {
  readonly endpoint: string;
  readonly options?: { readonly applicationServerKey: ArrayBuffer | null };
  toJSON(): SubscriptionJson;
};

/** The worker itself, or what a test hands in for it. */
export type WorkerScope = {
  readonly location: { readonly origin: string };
  readonly registration: {
    showNotification(title: string, look: NotificationLook): Promise<void>;
    readonly pushManager: {
      subscribe(options: {
        readonly userVisibleOnly: true;
        readonly applicationServerKey: ArrayBuffer;
      }): Promise<Subscription>;
    };
  };
  readonly clients: {
    matchAll(options: {
      readonly type: "window";
      readonly includeUncontrolled: true;
    }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  fetch(url: string, init: RequestInit): Promise<{ readonly ok: boolean }>;
};

export type PushEvent = { readonly data: { json(): unknown } | null };

export type ClickEvent = {
  /** Empty where the notification itself was pressed. */
  readonly action: string;
  readonly notification: { readonly data: unknown; close(): void };
};

export type SubscriptionEvent = {
  readonly oldSubscription?: Subscription | null;
  readonly newSubscription?: Subscription | null;
};
