import type { ReactiveController, ReactiveControllerHost } from 'lit';

const printing = ['beforeprint', 'afterprint'] as const;

/** Milliseconds. */
const schemeHolds = 500;

/** The language and the colour scheme of the place where an element stands, and whether that is being printed. */
export class Surroundings implements ReactiveController {
  /** Whether the page is being printed. */
  isPrinting = false;

  private observer?: MutationObserver;
  private isOpen = false;
  private askedAt = 0;

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
  get isSchemeOpen(): boolean {
    if (this.host.hasUpdated && performance.now() - this.askedAt > schemeHolds) this.ask();
    return this.isOpen;
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => this.lookAgain());
    this.observer.observe(document.documentElement, { attributes: true });
    this.observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
    this.lookAgain();
    for (const name of printing) addEventListener(name, this.print);
  }

  hostDisconnected(): void {
    for (const name of printing) removeEventListener(name, this.print);
    this.observer?.disconnect();
    this.observer = undefined;
  }

  private readonly print = ({ type }: Event): void => {
    this.isPrinting = type === printing[0];
    this.host.requestUpdate();
  };

  private lookAgain(): void {
    this.ask();
    this.host.requestUpdate();
  }

  private ask(): void {
    this.askedAt = performance.now();
    this.isOpen = this.host.isConnected && getComputedStyle(this.host).colorScheme === 'normal';
  }
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
