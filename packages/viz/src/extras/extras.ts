import { backwardStyles } from '../steps/backward/backward.styles.js';
import { compareStyles } from '../steps/compare/compare.styles.js';
import { editStyles } from '../steps/edit/edit.styles.js';
import { formulaStyles } from '../steps/draw/formula.styles.js';
import { highlightStyles } from '../steps/frame/highlight.styles.js';
import { addMessages } from '../messages/index.js';
import { quizStyles } from '../steps/quiz/quiz.styles.js';
import * as messages from '../messages/extras.js';

addMessages(messages);

export { drawPresets } from '../steps/edit/drawPresets.js';
export { EditState } from '../steps/edit/EditState.js';
export { localizeError } from '../values/errors/localizeError.js';
export { convBackward } from '../steps/backward/convBackward.js';
export { poolBackward } from '../steps/backward/poolBackward.js';
export { compareConv } from '../steps/compare/compareConv.js';
export { comparePool } from '../steps/compare/comparePool.js';
export { drawFormula } from '../steps/draw/formula.js';
export { highlightConnected } from '../steps/frame/highlight.js';
export { drawComparison } from '../steps/compare/drawComparison.js';
export { drawQuiz } from '../steps/quiz/drawQuiz.js';
export { Quiz } from '../steps/quiz/Quiz.js';
export { hideAnswer } from '../steps/quiz/hideAnswer.js';

export const styles = [quizStyles, compareStyles, backwardStyles, formulaStyles, highlightStyles, editStyles];
