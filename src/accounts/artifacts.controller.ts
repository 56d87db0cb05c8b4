import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { OPEN_OBJECT } from '../platform/http/open-object';
import { RENDERED_CONTENT } from '../platform/http/rendered-content';
import { AccountIdPipe } from './account-id.pipe';
import { ArtifactPage } from './artifact.view';
import { ArtifactsService } from './artifacts.service';
import { ArtifactFormatDto } from './dto/artifact-format.dto';
import { AccountParam } from './examples';

@ApiTags('accounts')
@AccountParam()
@Controller('accounts/:id/artifacts')
export class ArtifactsController {
  constructor(private readonly artifacts: ArtifactsService) {}

  @Get()
  @ApiOperation({ summary: 'Audits, maps, plans, briefs and reports of the account, newest first' })
  list(@Param('id', AccountIdPipe) id: string): Promise<ArtifactPage> {
    return this.artifacts.list(id);
  }

  @Get(':artifactId')
  @ApiOperation({ summary: 'One of them, as JSON, Markdown, HTML, PDF or the HTML body of a mail' })
  @ApiOkResponse({ content: { 'application/json': { schema: OPEN_OBJECT }, ...RENDERED_CONTENT } })
  async show(
    @Param('id', AccountIdPipe) id: string,
    @Param('artifactId') artifactId: string,
    @Query() { format }: ArtifactFormatDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, body } = await this.artifacts.show(id, artifactId, format);
    await reply.type(type).send(body);
  }
}
