"""Phrases that tell a field, written by hand from the nine definitions. No phrase was taken from labelled papers.

One line a category and strength; phrases are parted by commas and read through the same normalisation as papers.
"""

from typing import Final

STRONG: Final = 3.0
CLEAR: Final = 1.5
WEAK: Final = 0.6

PHRASES: Final[dict[str, dict[float, str]]] = {
    "LLM": {
        STRONG: """
            large language model, llm, chatgpt, gpt 4, gpt 3, llama, llama 2, llama 3, qwen, mistral, gemini,
            claude, deepseek, language model agent, llm agent, llm as a judge, red teaming, jailbreak,
            jailbreaking, chain of thought, in context learning, prompt engineering, instruction following,
            instruction tuned, long context language model, tool use,
            mechanistic interpretability""",
        CLEAR: """
            language model, lm, foundation model, instruction tuning, prompting, prompt, hallucination,
            few shot prompting, self consistency, retrieval augmented generation, rag, code generation,
            reasoning ability, mathematical reasoning, alignment, safety alignment, refusal,
            knowledge editing, probing, in context, agentic, function calling, long context, world knowledge,
            open weight, base model, chat model, autorater, mixture of expert, tokenizer, emergent ability,
            scaling law, watermark, unlearning, memorization""",
        WEAK: """
            gpt, generative ai, reasoning, benchmark, tool, persona, gsm8k, mmlu, humaneval, transformer,
            token, context length, context window, evaluation of model, factuality, self correction, safety,
            agent""",
    },
    "Inference acceleration": {
        STRONG: """
            quantization, quantized, post training quantization, kv cache, key value cache,
            speculative decoding, model compression, pruning, pruned, efficient inference,
            inference acceleration, accelerate inference, inference speed, inference latency, inference cost,
            inference efficiency, llm serving, low bit, 4 bit, int8, int4, fp8, early exit, early exiting,
            sparse attention, activation sparsity, network pruning, draft model, flash attention,
            flashattention, linear attention, inference engine, token pruning, cache compression,
            binary neural network, weight quantization, sparsely activated, prompt compression,
            cache eviction""",
        CLEAR: """
            throughput, latency, speedup, speed up, faster inference, sparsity, sparse activation, on device,
            edge device, memory footprint, serving, hardware, gpu kernel, cuda, flop, real time inference,
            lightweight model, parallel decoding, model size reduction,
            knowledge distillation for efficiency, compression, compressed, batch size, memory efficient,
            memory bandwidth, accelerator, fpga, state space model, long context inference,
            efficient generation, decoding step, layer skipping, low precision, resource constrained device""",
        WEAK: """
            efficient, efficiency, faster, acceleration, accelerating, accelerate, inference, inference time,
            cost, memory, wall clock, sparse, decoding, distillation, gpu, overhead, kernel, compact,
            lightweight""",
    },
    "Model training technique": {
        STRONG: """
            semi supervised learning, self supervised learning, weakly supervised learning, weak supervision,
            transfer learning, domain adaptation, multi task learning, meta learning, few shot learning,
            contrastive learning, continual learning, lifelong learning, catastrophic forgetting,
            federated learning, curriculum learning, active learning, noisy label, label noise,
            partial label learning, positive unlabeled, optimizer, stochastic gradient descent, sgd,
            sharpness aware, adam, learning rate, parameter efficient fine tuning, low rank adaptation, lora,
            fine tuning method, training dynamic, instruction tuning data, data selection, pretraining data,
            data mixture, knowledge distillation, teacher student, distributed training, loss function,
            domain generalization, long tailed, class imbalance, data augmentation, supervised fine tuning,
            batch normalization, continual pretraining, synthetic data generation, model merging,
            unsupervised domain adaptation, metric learning, multi label learning, representation learning,
            adversarial training, weight decay""",
        CLEAR: """
            pretraining, pre training, fine tuning, finetuning, fine tune, pretrain, generalization,
            regularization, gradient descent, gradient, convergence rate, overfitting, unlabeled data,
            pseudo label, pseudo labeling, source domain, target domain, downstream task, training objective,
            training data, neural architecture search, hyperparameter, ensemble, convex, non convex,
            optimization, self training, mixup, prototype, labeled data, out of distribution, kernel method,
            clustering, multi view, federated, initialization, adapter, scaling law, deep neural network,
            transferability, base class, novel class, supervised learning, large batch, checkpoint""",
        WEAK: """
            training, train, trained, learning, learner, loss, classifier, label, supervised, unsupervised,
            supervision, empirical risk, risk, bound, noise, representation, embedding, class, student,
            teacher, convergence""",
    },
    "Reinforcement Learning": {
        STRONG: """
            reinforcement learning, deep reinforcement learning, rl, rlhf, policy gradient, q learning,
            actor critic, offline reinforcement learning, offline rl, multi agent reinforcement learning,
            marl, markov decision process, mdp, reward function, reward shaping, reward model,
            reward modeling, imitation learning, inverse reinforcement learning, behavior cloning,
            value function, exploration exploitation, human feedback, preference optimization, dpo, ppo,
            direct preference optimization, robot learning, robotic manipulation, manipulation policy,
            temporal difference, hierarchical reinforcement learning, model based reinforcement learning,
            bandit, multi armed bandit, regret bound, safe reinforcement learning, policy optimization,
            embodied agent, grpo, decision transformer, policy learning, robot, state action, optimal policy,
            world model, atari, mujoco""",
        CLEAR: """
            policy, reward, agent learn, exploration, trajectory, action space, sparse reward, environment,
            episode, controller, demonstration, expert demonstration, sample efficiency, robotic, locomotion,
            sim to real, embodied, continuous control, self play, credit assignment, regret, off policy,
            on policy, critic, preference data, human preference, partially observable, pomdp, game playing,
            minecraft, manipulation, grasping, humanoid""",
        WEAK: """
            agent, action, control, state, decision making, simulator, simulation, game, navigation,
            multi agent, cooperative, return, dynamic, planning""",
    },
    "Natural Language Processing": {
        STRONG: """
            machine translation, neural machine translation, named entity recognition, relation extraction,
            event extraction, information extraction, sentiment analysis, text classification,
            text summarization, summarization, question answering, reading comprehension, dialogue system,
            dialogue generation, dependency parsing, semantic parsing, parsing, part of speech,
            word sense disambiguation, coreference resolution, natural language inference, text generation,
            natural language generation, natural language processing, nlp, low resource language,
            multilingual, cross lingual, corpus, corpora, linguistic, syntactic, morphology,
            aspect based sentiment, text to sql, word embedding, grammatical error correction,
            argument mining, stance detection, fake news detection, hate speech, entity linking,
            semantic role labeling, topic model, sarcasm, paraphrase, abstractive summarization,
            conversational search, text matching, natural language understanding,
            open domain question answering, slot filling, intent detection,
            emotion recognition in conversation""",
        CLEAR: """
            sentence, dialogue, conversation, utterance, translation, bert, text, document, word, entity,
            syntax, semantic, language understanding, discourse, pretrained language model,
            language generation, passage, essay, phrase, linguistically, bilingual, annotation,
            human annotation, tagging, response generation, passage retrieval, lexical, social media post,
            tweet, bleu, rouge, query, knowledge base question answering, authorship""",
        WEAK: """
            language, token, sequence to sequence, seq2seq, context, textual, span, mention, topic,
            retrieval, annotator""",
    },
    "Computer Vision": {
        STRONG: """
            computer vision, object detection, semantic segmentation, instance segmentation,
            image classification, image segmentation, image generation, image synthesis, text to image,
            text to video, video generation, image editing, super resolution, image restoration, denoising,
            deblurring, point cloud, 3d reconstruction, nerf, neural radiance field, gaussian splatting,
            novel view synthesis, depth estimation, optical flow, pose estimation, face recognition, facial,
            person re identification, re identification, action recognition, visual tracking,
            object tracking, image retrieval, video understanding, video object segmentation, image to image,
            inpainting, style transfer, gan, vision transformer, scene text, saliency, salient object,
            camera, lidar, image captioning model, frame interpolation, 3d object, video enhancement,
            video diffusion, image diffusion, deepfake, autonomous driving scene, crowd counting,
            anomaly detection in image, hyperspectral, remote sensing, hand pose, human motion, talking head,
            avatar, 3d generation, mesh, texture synthesis, image matching, image compression""",
        CLEAR: """
            image, video, pixel, visual, convolutional, cnn, scene, frame, segmentation, detector, 3d, rgb,
            diffusion model, imagenet, coco, photo, camera pose, bounding box, mask, rendering, face,
            pedestrian, appearance, illumination, vision, object, generative adversarial network,
            view synthesis, occlusion, resolution, texture, motion, hashing""",
        WEAK: """
            recognition, spatial, generation quality, background, feature map, convolution, diffusion, shape,
            geometry, generative, localization, color, human body, attention map""",
    },
    "Multimodal": {
        STRONG: """
            multimodal, multi modal, vision language, vision and language, visual question answering, vqa,
            image text, text image, image captioning, video captioning, cross modal, crossmodal,
            audio visual, visual grounding, clip, referring expression, mllm, vlm, lvlm,
            multimodal large language model, large vision language model, multiple modality, modality,
            visual dialog, video question answering, video text, text video, phrase grounding,
            visual instruction tuning, text to audio, video to audio, speech and text, gui agent,
            image and text, visual reasoning, cross modal retrieval, image text retrieval,
            visual commonsense, scene graph and caption, image sentence, multimodal fusion, any to any,
            omni modal, audio language, video language, language guided, moment localization""",
        CLEAR: """
            caption, captioning, grounding, audio, speech, vision encoder, fusion of modality,
            visual and textual, visual and linguistic, visual and language, video and audio,
            image and language, sound, acoustic, screenshot, chart, document understanding, music,
            natural language video, natural language query, temporal grounding, textual and visual""",
        WEAK: """
            visual, image, text, video, fusion, alignment between, heterogeneous""",
    },
    "AI in Healthcare": {
        STRONG: """
            medical, clinical, patient, disease, diagnosis, health, healthcare, hospital, drug,
            drug discovery, cancer, tumor, electronic health record, ehr, radiology, radiologist, mri,
            ct scan, x ray, pathology, histopathology, biomedical, medicine, physician, doctor, protein,
            molecule, molecular, gene, genomic, dna, rna, single cell, biology, biological, covid, covid 19,
            epidemic, pandemic, eeg, ecg, fmri, brain imaging, lesion, organ segmentation, surgical, surgery,
            therapy, treatment, mental health, medication, icd, dermatology, retinal, alzheimer, sepsis,
            mortality, symptom, drug drug interaction, nurse, biomarker, antibody, bioinformatics""",
        CLEAR: """
            brain, cell, tissue, chest, ultrasound, endoscopy, dental, physiological, wearable, chemistry,
            chemical, diagnostic, prognosis, clinician, caregiver, depression, sleep, glucose, diabetes,
            heart, cardiac, lung, virus, infection, vaccine, care, survival analysis, microscopy, anatomical,
            intensive care, amino acid""",
        WEAK: """
            medical image, human health, risk prediction, scan, life science, neural activity, cohort""",
    },
    "General AI": {
        STRONG: """
            social choice, voting, election, mechanism design, auction, fair division, fair allocation,
            game theory, nash equilibrium, constraint satisfaction, satisfiability, sat solver, sat solving,
            answer set programming, description logic, ontology, knowledge representation, logic programming,
            automated planning, classical planning, heuristic search, pathfinding, path finding,
            combinatorial optimization, integer programming, belief revision, abstract argumentation,
            argumentation framework, epistemic logic, temporal logic, model checking, theorem proving,
            recommender system, recommendation, collaborative filtering, np hard, np complete,
            polynomial time, knowledge graph, graph neural network, time series, traffic, scheduling,
            causal inference, causal discovery, bayesian network, fairness, privacy, differential privacy,
            ethic, ethical, explainability, explainable ai, crowdsourcing, matching market,
            multi agent system, coalition, stable matching, datalog, preference aggregation,
            evolutionary algorithm, quantum, monte carlo tree search, intelligence, trust,
            human ai collaboration, education, copyright, governance""",
        CLEAR: """
            logic, logical, complexity, axiom, axiomatic, formula, solver, constraint, plan, planning,
            planner, heuristic, search, tractable, computational complexity, fixed parameter,
            approximation algorithm, allocation, voter, rational, strategic, equilibrium, belief, semantics,
            agent system, knowledge base, rule, graph, node, user, item, causal, explanation, interpretable,
            uncertainty, probabilistic, bayesian, anomaly detection, spatio temporal, city, vehicle,
            security, attack, society, social, economic, market, music composition, creativity, law, legal,
            forecasting""",
        WEAK: """
            algorithm, problem, theory, theoretical, formal, prove, exact, optimal, dynamic, decision,
            system, framework""",
    },
}

ARXIV: Final[dict[str, dict[str, float]]] = {
    "cs.CV": {"Computer Vision": 1.0, "Multimodal": 0.4},
    "cs.CL": {"LLM": 0.8, "Natural Language Processing": 0.8},
    "cs.RO": {"Reinforcement Learning": 1.0},
    "cs.MM": {"Multimodal": 1.0},
    "cs.SD": {"Multimodal": 1.0},
    "eess.AS": {"Multimodal": 1.0},
    "eess.IV": {"Computer Vision": 0.6, "AI in Healthcare": 0.8},
    "cs.GR": {"Computer Vision": 1.0},
    "cs.LG": {"Model training technique": 0.3, "Reinforcement Learning": 0.2},
    "stat.ML": {"Model training technique": 0.6},
    "math.OC": {"Model training technique": 0.6},
    "cs.NE": {"Model training technique": 0.3},
    "cs.AR": {"Inference acceleration": 1.0},
    "cs.PF": {"Inference acceleration": 1.0},
    "cs.DC": {"Inference acceleration": 0.6},
    "q-bio": {"AI in Healthcare": 1.5},
    "physics.med-ph": {"AI in Healthcare": 1.5},
    "cs.GT": {"General AI": 1.0},
    "cs.LO": {"General AI": 1.0},
    "cs.IR": {"General AI": 0.6, "Natural Language Processing": 0.4},
    "cs.CY": {"General AI": 0.8},
    "cs.HC": {"General AI": 0.5},
    "cs.CR": {"General AI": 0.6},
    "cs.SI": {"General AI": 1.0},
    "cs.DB": {"General AI": 0.8},
    "cs.SE": {"LLM": 0.3, "General AI": 0.3},
    "cs.MA": {"Reinforcement Learning": 0.4, "General AI": 0.4},
}
"""What an arXiv category speaks for; an archive (`q-bio`) stands for all of its subjects."""
