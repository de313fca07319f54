import type { ReactNode } from "react";
import { ActionSheetProvider } from "#ui/actions/action-sheet-provider.tsx";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { RulerPatterns } from "#ui/kit/ruler/ruler-patterns.tsx";
import { LiveProvider } from "#ui/live/live-provider.tsx";
import { PanicSheetProvider } from "#ui/panic/panic-sheet-provider.tsx";
import { StepUpProvider } from "#ui/security/step-up-provider.tsx";
import { Brand } from "./brand.tsx";
import { Navigation } from "./navigation.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";
import { Toasts } from "./toasts.tsx";

type Props = { readonly email: string; readonly isOperator: boolean; readonly children: ReactNode };

/** The frame of every page behind the login. */
export const TraderShell = ({ email, isOperator, children }: Props) => (
  <ApiProvider>
    <LiveProvider>
      <StepUpProvider>
        <ActionSheetProvider>
          <PanicSheetProvider>
            <RulerPatterns />
            <a className="skip" href="#main">
              Skip to content
            </a>
            <div className="shell">
              <aside className="rail">
                <Brand href="/dashboard" />
                <Navigation isOperator={isOperator} />
                <div className="foot">
                  <div className="acct">
                    <span className="label">Signed in</span>
                    <span>{email}</span>
                  </div>
                  <div className="acts">
                    <ThemeToggle />
                    <SignOutButton />
                  </div>
                </div>
              </aside>
              <main className="main" id="main">
                {children}
                <p className="wrap foot-note">
                  Prices in USD per BTC, times in UTC. Axisor is not an exchange and holds no funds.
                </p>
              </main>
            </div>
            <Toasts />
          </PanicSheetProvider>
        </ActionSheetProvider>
      </StepUpProvider>
    </LiveProvider>
  </ApiProvider>
);
