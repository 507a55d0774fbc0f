import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Savable = ReactiveControllerHost & HTMLElement & { savable: boolean };

let pending: Promise<void | typeof import('../export.js')> | undefined;

/** Lets the reader save a figure that is `savable`. All of it is loaded on first use; where it is missing, nothing shows. */
export class SaveController implements ReactiveController {
  private isOffered = false;

  constructor(private readonly figure: Savable) {}

  hostUpdated(): void {
    const { savable } = this.figure;
    if (!savable && !this.isOffered) return;
    this.isOffered = savable;
    pending ??= import('../export.js').catch(() => {});
    void pending.then((module) => module?.offerSaving(this.figure));
  }
}
