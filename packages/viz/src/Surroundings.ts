import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The language and the colour scheme of the place where an element stands, followed while it stands there. */
export class Surroundings implements ReactiveController {
  private observer?: MutationObserver;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
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

  /** Whether the page leaves the colour scheme open, so that the reader's own is followed. */
  get isSchemeOpen(): boolean {
    return this.host.isConnected && getComputedStyle(this.host).colorScheme === 'normal';
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => this.host.requestUpdate());
    this.observer.observe(document.documentElement, { attributes: true });
    this.observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.observer = undefined;
  }
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
