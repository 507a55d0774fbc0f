import { backwardMessages } from './backward.js';
import { compareMessages } from './compare.js';
import { errorMessages } from './errors.js';
import { stepFigureMessages } from './stepFigure.js';
import { playbackMessages } from './playback.js';
import { presetMessages } from './presets.js';
import { quizMessages } from './quiz.js';
import type { SaveMessages } from './save.js';

/** All messages of `<conv-step>`, `<pool-step>` and `<activation-step>`. */
export const stepMessages = {
  en: {
    ...errorMessages.en,
    ...stepFigureMessages.en,
    ...playbackMessages.en,
    ...presetMessages.en,
    ...backwardMessages.en,
    ...quizMessages.en,
    ...compareMessages.en,
  },
  zh: {
    ...errorMessages.zh,
    ...stepFigureMessages.zh,
    ...playbackMessages.zh,
    ...presetMessages.zh,
    ...backwardMessages.zh,
    ...quizMessages.zh,
    ...compareMessages.zh,
  },
};

export type Messages = (typeof stepMessages)['en'];
export type MessageName = keyof Messages;

/** The messages that a page may replace. */
export type MessageOverrides = Partial<Messages & SaveMessages>;
