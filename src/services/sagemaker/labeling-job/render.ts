import { TemplateError } from '../../../engines/labeling/door.ts';
import type { RequestContext } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { type Json, parseJson } from '../../../platform/json.ts';
import { unsupported } from '../checks.ts';
import type { Input, Output, SageMakerDeps } from '../deps.ts';
import { baseOf } from '../kit.ts';

/** As long as the preview may be looked at. */
const LINK_MS = 15 * 60_000;

/** RenderUiTemplate: what a worker would see, with the errors of the template as values. */
export function renderUiTemplate(
  ctx: RequestContext,
  { UiTemplate, Task, HumanTaskUiArn }: Input<'RenderUiTemplate'>,
  deps: Pick<SageMakerDeps, 'labeling' | 'endpoint'>,
): Output<'RenderUiTemplate'> {
  if (HumanTaskUiArn !== undefined) throw unsupported('HumanTaskUiArn', 'give the template in UiTemplate.');
  if (UiTemplate === undefined) throw validationError('Either UiTemplate or HumanTaskUiArn must be given.');
  let input: Json;
  try {
    input = parseJson(Task.Input);
  } catch {
    throw validationError('Task.Input is not JSON.');
  }
  const grant = (uri: string): string => {
    const link = deps.labeling.links.make(ctx, uri, LINK_MS);
    return link === undefined ? uri : `${baseOf(deps, ctx)}${link}`;
  };
  try {
    return { RenderedContent: deps.labeling.renderer.render(UiTemplate.Content, input, grant), Errors: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { RenderedContent: '', Errors: [{ Code: 'TemplateError', Message: error.message }] };
  }
}
