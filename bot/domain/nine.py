"""The nine categories that jogan sorts papers into unless a file replaces them. Values only, no rules."""

from typing import Final

from bot.domain.category import Categories, Category

NINE: Final = Categories(
    (
        Category(
            key="LLM",
            icon="🐱",
            names={"en": "LLM", "ko": "거대 언어 모델(LLM)"},
            definitions={
                "en": (
                    "Large language models as such: new models and their reports, reasoning, alignment and "
                    "safety, agents, knowledge, evaluation and inner workings."
                ),
                "ko": (
                    "거대 언어 모델 자체: 새 모델과 기술 보고서, 추론 능력, 정렬과 안전성, 에이전트, 지식, 평가, "
                    "내부 동작."
                ),
            },
            aliases=(
                *("llm", "llms", "language model", "language models", "large language model", "거대언어모델"),
                *("거대 언어 모델", "대형 언어 모델", "대규모 언어 모델", "언어모델", "엘엘엠"),
            ),
        ),
        Category(
            key="Inference acceleration",
            icon="⚡",
            names={"en": "Inference acceleration", "ko": "추론 가속"},
            definitions={
                "en": (
                    "Making trained models cheaper or faster to run: quantization, pruning, sparsity, "
                    "distillation for speed, caches, decoding tricks, serving and hardware."
                ),
                "ko": (
                    "학습된 모델을 더 빠르고 저렴하게 실행하기: 양자화, 가지치기, 희소화, 경량화, KV 캐시, 디코딩 "
                    "기법, 서빙, 하드웨어."
                ),
            },
            aliases=(
                *("inference", "efficiency", "acceleration", "efficient inference", "serving", "quantization"),
                *("추론", "추론 최적화", "추론 속도", "서빙", "양자화", "경량화", "가속"),
            ),
        ),
        Category(
            key="Model training technique",
            icon="🔧",
            names={"en": "Model training technique", "ko": "모델 학습 기법"},
            definitions={
                "en": (
                    "How models learn: optimisation, objectives, pre-training and fine-tuning methods, transfer, "
                    "self-supervised, semi-supervised, few-shot, continual and federated learning, data for "
                    "training."
                ),
                "ko": (
                    "모델을 학습하는 방법: 최적화, 목적 함수, 사전 학습과 파인튜닝, "
                    "전이·자기지도·준지도·퓨샷·연속·연합 학습, 학습 데이터."
                ),
            },
            aliases=(
                *("training", "fine-tuning", "finetuning", "pretraining", "optimization", "model training"),
                *("학습", "훈련", "파인튜닝", "미세조정", "사전학습", "학습 기법", "모델 학습"),
            ),
        ),
        Category(
            key="Reinforcement Learning",
            icon="🎮",
            names={"en": "Reinforcement Learning", "ko": "강화학습"},
            definitions={
                "en": (
                    "Learning to act from rewards or demonstrations: policies, value functions, exploration, "
                    "multi-agent and offline learning, imitation, robot control, learning from human feedback."
                ),
                "ko": (
                    "보상이나 시연으로 행동 배우기: 정책, 가치 함수, 탐색, 멀티 에이전트, 오프라인 학습, 모방 "
                    "학습, 로봇 제어, 사람 피드백 학습."
                ),
            },
            aliases=("rl", "rlhf", "reinforcement", "강화 학습", "에이전트 학습", "강화", "로봇", "robotics"),
        ),
        Category(
            key="Natural Language Processing",
            icon="💬",
            names={"en": "Natural Language Processing", "ko": "자연어 처리"},
            definitions={
                "en": (
                    "Tasks on text: translation, parsing, extraction, question answering, summarisation, "
                    "dialogue, sentiment, entailment, corpora and multilingual work."
                ),
                "ko": "텍스트 과제: 번역, 구문 분석, 정보 추출, 질의응답, 요약, 대화, 감성 분석, 함의, 말뭉치, 다국어.",
            },
            aliases=("nlp", "natural language", "text", "translation", "자연어", "자연어처리", "번역", "텍스트"),
        ),
        Category(
            key="Computer Vision",
            icon="📷",
            names={"en": "Computer Vision", "ko": "컴퓨터 비전"},
            definitions={
                "en": (
                    "Seeing and making images, video and 3D scenes: recognition, detection, segmentation, "
                    "tracking, generation and editing, reconstruction, restoration."
                ),
                "ko": (
                    "이미지, 비디오, 3D 장면을 이해하고 만들기: 인식, 탐지, 분할, 추적, 생성과 편집, 3D 재구성, 복원."
                ),
            },
            aliases=("cv", "vision", "image", "video", "비전", "영상", "이미지", "이미지 생성", "비디오", "컴퓨터비전"),
        ),
        Category(
            key="Multimodal",
            icon="🧩",
            names={"en": "Multimodal", "ko": "멀티모달"},
            definitions={
                "en": (
                    "Several kinds of input or output together: vision and language, audio and video, "
                    "captioning, visual question answering, cross-modal retrieval, models that see and speak."
                ),
                "ko": (
                    "여러 모달리티를 함께 다루기: 비전과 언어, 소리와 영상, 캡션, 시각 질의응답, 크로스모달 검색, "
                    "보고 말하는 모델."
                ),
            },
            aliases=(
                "mm",
                "vlm",
                "mllm",
                "multi-modal",
                "vision language",
                "다중모달",
                "다중 모달",
                "비전 언어",
                "멀티 모달",
            ),
        ),
        Category(
            key="AI in Healthcare",
            icon="🩺",
            names={"en": "AI in Healthcare", "ko": "의료 AI"},
            definitions={
                "en": (
                    "Medicine, health and biology: clinical text, medical images, diagnosis, patients, drugs, "
                    "proteins and genes, epidemics."
                ),
                "ko": "의학, 건강, 생물학: 임상 기록, 의료 영상, 진단, 환자, 신약, 단백질과 유전자, 감염병.",
            },
            aliases=(
                "healthcare",
                "health",
                "medical",
                "medicine",
                "bio",
                "의료",
                "헬스케어",
                "의학",
                "의료ai",
                "바이오",
            ),
        ),
        Category(
            key="General AI",
            icon="🧠",
            names={"en": "General AI", "ko": "AI 일반"},
            definitions={
                "en": (
                    "All else: planning, search, logic and knowledge representation, constraints, games and "
                    "social choice, recommendation, graphs, theory, ethics and society."
                ),
                "ko": (
                    "그 밖의 주제: 계획, 탐색, 논리와 지식 표현, 제약 만족, 게임 이론과 사회적 선택, 추천, "
                    "그래프, 이론, 윤리와 사회."
                ),
            },
            aliases=("general", "ai", "other", "others", "일반", "기타", "인공지능"),
        ),
    )
)
