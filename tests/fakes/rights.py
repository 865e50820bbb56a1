"""Rights as a test gives them: in private the owner, elsewhere who is named."""

from bot.model import Chat, ChatKind


class FakeRights:
    def __init__(self) -> None:
        self.admins: set[int] = set()

    async def may_manage(self, user_id: int, chat: Chat) -> bool:
        if chat.kind is ChatKind.PRIVATE:
            return chat.id == user_id
        return user_id in self.admins
