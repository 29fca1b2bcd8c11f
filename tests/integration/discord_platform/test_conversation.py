"""People talk with the bot through the real library: commands, buttons, mentions, private messages."""

from integration.discord_platform.hall import DAY, Hall, ServiceClock, a_page, core_desk, with_edition

from bot.domain.shown import About


async def test_a_command_is_heard_and_answered(hall: Hall) -> None:
    async with hall.serving():
        reply = await hall.service.slash(hall.mina, hall.channel, "subscribe", {"category": "LLM"}).reply()
    assert "heard /subscribe LLM" in hall.service.seen_by(hall.mina, hall.channel)
    assert not reply.flags & 64
    (heard,) = hall.desk.heard
    assert (heard.address, heard.kind, heard.sender) == (hall.address(hall.channel), "group", str(hall.mina.id))
    assert (heard.is_administrator, heard.language_hint, heard.pressed) == (True, "ko", False)


async def test_a_button_brings_its_day(hall: Hall) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page())
        await hall.service.press(hall.jun, post, "2 details").reply()
    (heard,) = hall.desk.heard
    assert (heard.text, heard.reply_to, heard.pressed) == ("/paper 2", About(DAY), True)


async def test_the_whole_core_answers(hall: Hall) -> None:
    desk, store = core_desk(ServiceClock(hall.service))
    await with_edition(store)
    async with hall.serving(desk=desk):
        await hall.service.slash(hall.mina, hall.channel, "digest").reply()
        await hall.service.until(lambda: "Qwen2" in hall.service.transcript(hall.channel))
    assert "Q-Sparse" in hall.service.transcript(hall.channel)
