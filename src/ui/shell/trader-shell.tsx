import type { ReactNode } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { ActionSheetProvider } from "#ui/actions/action-sheet-provider.tsx";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { OpenedWith } from "#ui/api/opened-with.tsx";
import { RulerPatterns } from "#ui/kit/ruler/ruler-patterns.tsx";
import { ReadBrlRate } from "#ui/language/read-brl-rate.tsx";
import { LiveProvider } from "#ui/live/live-provider.tsx";
import { PaletteProvider } from "#ui/palette/palette-provider.tsx";
import { PanicSheetProvider } from "#ui/panic/panic-sheet-provider.tsx";
import { StepUpProvider } from "#ui/security/step-up-provider.tsx";
import { Brand } from "./brand.tsx";
import { FootNote, SignedIn, SkipLink } from "./frame-lines.tsx";
import { Navigation } from "./navigation.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";
import { Toasts } from "./toasts.tsx";

type Props = {
  readonly email: string;
  readonly isOperator: boolean;
  /** What the trader has, as the page is opened; null where it is read later. */
  readonly overview: Overview | null;
  readonly children: ReactNode;
};

/** The frame of every page behind the login. */
export const TraderShell = ({ email, isOperator, overview, children }: Props) => (
  <ApiProvider>
    <OpenedWith overview={overview}>
      <LiveProvider>
        <StepUpProvider>
          <ActionSheetProvider>
            <PanicSheetProvider>
              <PaletteProvider>
                <ReadBrlRate />
                <RulerPatterns />
                <SkipLink />
                <div className="shell">
                  <aside className="rail">
                    <Brand href="/dashboard" />
                    <Navigation isOperator={isOperator} />
                    <div className="foot">
                      <SignedIn email={email} />
                      <div className="acts">
                        <ThemeToggle />
                        <SignOutButton />
                      </div>
                    </div>
                  </aside>
                  <main className="main" id="main">
                    {children}
                    <FootNote />
                  </main>
                </div>
                <Toasts />
              </PaletteProvider>
            </PanicSheetProvider>
          </ActionSheetProvider>
        </StepUpProvider>
      </LiveProvider>
    </OpenedWith>
  </ApiProvider>
);
