import type { ReactiveController, ReactiveControllerHost } from 'lit';

const printEvents = ['beforeprint', 'afterprint'] as const;

/** Milliseconds. */
const schemeCacheMs = 500;

/** The language and the colour scheme of the place where an element stands, and whether that is being printed. */
export class EnvironmentController implements ReactiveController {
  /** Whether the page is being printed. */
  isPrinting = false;

  private observer?: MutationObserver;
  private followsSystem = false;
  private readAt = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement & { hasUpdated: boolean }) {
    host.addController(this);
  }

  /** The element's own `lang`, else that of its closest ancestor, else English. */
  get language(): string {
    for (let place: Element | null = this.host; place; place = parentOf(place)) {
      const lang = place.getAttribute('lang');
      if (lang) return lang;
    }
    return 'en';
  }

  /**
   * Whether the page leaves the colour scheme open, so that the reader's own is followed. The answer costs a pass
   * over all that was drawn since the last: it is asked before anything is drawn, and anew now and then.
   */
  get followsSystemScheme(): boolean {
    if (this.host.hasUpdated && performance.now() - this.readAt > schemeCacheMs) this.readScheme();
    return this.followsSystem;
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => this.refresh());
    this.observer.observe(document.documentElement, { attributes: true });
    this.observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
    this.refresh();
    for (const name of printEvents) addEventListener(name, this.onPrint);
  }

  hostDisconnected(): void {
    for (const name of printEvents) removeEventListener(name, this.onPrint);
    this.observer?.disconnect();
    this.observer = undefined;
  }

  private readonly onPrint = ({ type }: Event): void => {
    this.isPrinting = type === printEvents[0];
    this.host.requestUpdate();
  };

  private refresh(): void {
    this.readScheme();
    this.host.requestUpdate();
  }

  private readScheme(): void {
    this.readAt = performance.now();
    this.followsSystem = this.host.isConnected && getComputedStyle(this.host).colorScheme === 'normal';
  }
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
